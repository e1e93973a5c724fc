/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.model.Names;

/**
 * The properties of the component in Spring's environment. Which there are, and of which type, the component's own
 * generated files know; nothing is listed here a second time.
 */
final class PlanhatProperties {
    static final String PREFIX = "camel.component.planhat";

    /** What belongs to the starter or to Camel rather than to the component; in Spring's uniform spelling. */
    private static final Map<String, String> FURTHER = Map.of("enabled", "enabled");

    private final ConfigurableEnvironment environment;

    PlanhatProperties(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    void applyTo(PlanhatComponent component, CamelContext context) {
        Map<String, String> options = options();
        refuseUnknown(options);
        Map<String, Object> values = new LinkedHashMap<>();
        Binder binder = Binder.get(environment);
        options.values()
                .forEach(option -> binder.bind(PREFIX + "." + StringHelper.camelCaseToDash(option), String.class)
                        .ifBound(value -> values.put(option, value)));
        PropertyBindingSupport.build()
                .withCamelContext(context)
                .withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withProperties(values)
                .withReference(true)
                .withMandatory(true)
                .bind();
    }

    /** The component's options, of its catalogue JSON, by their name in Spring's uniform spelling. */
    private static Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        try (InputStream json = PlanhatComponent.class.getResourceAsStream("planhat.json")) {
            new ObjectMapper()
                    .readTree(json)
                    .path("componentProperties")
                    .fieldNames()
                    .forEachRemaining(option -> options.put(uniform(option), option));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }

    private static String uniform(String option) {
        return option.toLowerCase(java.util.Locale.ROOT);
    }

    private void refuseUnknown(Map<String, String> options) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names) {
                names.stream()
                        .filter(ConfigurationPropertyName.of(PREFIX)::isAncestorOf)
                        .forEach(name -> refuseUnknown(name, options));
            }
        }
    }

    private static void refuseUnknown(ConfigurationPropertyName name, Map<String, String> options) {
        int from = ConfigurationPropertyName.of(PREFIX).getNumberOfElements();
        // Environment variables have no dashes: PLANHAT_ACCESS_TOKEN comes as two elements.
        String typed = IntStream.range(from, name.getNumberOfElements())
                .mapToObj(i -> name.getElement(i, ConfigurationPropertyName.Form.UNIFORM))
                .collect(Collectors.joining());
        if (!options.containsKey(typed) && !FURTHER.containsKey(typed)) {
            String hint = Names.nearest(typed, options.keySet())
                    .map(near ->
                            "; did you mean " + PREFIX + "." + StringHelper.camelCaseToDash(options.get(near)) + "?")
                    .orElse("");
            throw new IllegalArgumentException("unknown property " + name + hint);
        }
    }
}
