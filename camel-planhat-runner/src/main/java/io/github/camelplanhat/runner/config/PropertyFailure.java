/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.util.Set;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.ExtendedPropertyConfigurerGetter;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.model.Names;

/** Says which property does not exist or does not take its value, without the value: it may be a secret. */
final class PropertyFailure {
    private PropertyFailure() {}

    static String describe(PropertyBindingException failure, CamelContext context) {
        String prefix = failure.getOptionPrefix() == null ? "" : failure.getOptionPrefix();
        String key = failure.getOptionKey() == null ? failure.getPropertyName() : failure.getOptionKey();
        String property = (prefix.isEmpty() || prefix.endsWith(".") ? prefix : prefix + ".") + dashed(key);
        Set<String> options = options(failure.getTarget(), context);
        if (options.isEmpty() || options.contains(dashed(key))) {
            return "application.properties: the value of " + property + " cannot be used" + reason(failure);
        }
        return "application.properties: there is no option " + property + Names.hint(dashed(key), options);
    }

    private static Set<String> options(Object target, CamelContext context) {
        if (target == null || context == null) {
            return Set.of();
        }
        PropertyConfigurer configurer = target instanceof Component component
                ? component.getComponentPropertyConfigurer()
                : PluginHelper.getConfigurerResolver(context)
                        .resolvePropertyConfigurer(target.getClass().getName(), context);
        if (configurer instanceof ExtendedPropertyConfigurerGetter getter) {
            return getter.getAllOptions(target).keySet().stream()
                    .map(PropertyFailure::dashed)
                    .collect(Collectors.toSet());
        }
        return Set.of();
    }

    /** What kind of value is wanted is in the innermost class name at best; its message may repeat the value. */
    private static String reason(PropertyBindingException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == failure ? "" : " (" + cause.getClass().getSimpleName() + ")";
    }

    private static String dashed(String name) {
        return name == null ? "" : StringHelper.camelCaseToDash(name);
    }
}
