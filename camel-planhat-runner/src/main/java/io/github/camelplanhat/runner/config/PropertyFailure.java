/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.model.Names;

/** Says which property does not exist or does not take its value, without the value: it may be a secret. */
final class PropertyFailure {
    private static final String COMPONENT = "camel.component.";

    private PropertyFailure() {}

    static String describe(PropertyBindingException failure, CamelContext context) {
        String prefix = failure.getOptionPrefix() == null ? "" : failure.getOptionPrefix();
        String key = failure.getOptionKey() == null ? failure.getPropertyName() : failure.getOptionKey();
        String property = (prefix.isEmpty() || prefix.endsWith(".") ? prefix : prefix + ".") + dashed(key);
        Set<String> options = options(prefix, failure.getTarget(), context);
        if (options.isEmpty() || options.contains(dashed(key))) {
            return "application.properties: the value of " + property + " cannot be used" + reason(failure);
        }
        return "application.properties: there is no option " + property + Names.hint(dashed(key), options);
    }

    /** Generated configurers know their options but do not list them, so likely names are tried. */
    private static Set<String> options(String prefix, Object target, CamelContext context) {
        if (target == null) {
            return Set.of();
        }
        Stream<String> options = setters(target.getClass());
        if (prefix.startsWith(COMPONENT)) {
            String scheme = StringHelper.after(prefix, COMPONENT).replace(".", "");
            options = Stream.concat(options, componentOptions(scheme, context));
        }
        return options.map(PropertyFailure::dashed).collect(Collectors.toSet());
    }

    private static Stream<String> componentOptions(String scheme, CamelContext context) {
        PropertyConfigurer configurer =
                PluginHelper.getConfigurerResolver(context).resolvePropertyConfigurer(scheme + "-component", context);
        EndpointUriFactory endpoints = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        if (endpoints != null && configurer instanceof PropertyConfigurerGetter getter) {
            return endpoints.propertyNames().stream().filter(name -> getter.getOptionType(name, true) != null);
        }
        return Stream.empty();
    }

    private static Stream<String> setters(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(m -> m.getParameterCount() == 1 && m.getName().matches("set[A-Z].*"))
                .map(m -> StringHelper.decapitalize(m.getName().substring("set".length())));
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
