/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.main.PropertiesRouteTemplateParametersSource;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.spi.RouteTemplateParameterSource;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.model.Names;

/**
 * Checks the instances of templates that are declared as {@code camel.route-template[name].*}, before Camel makes routes
 * of them, so that the message can name the property. The key between the brackets is the sync's name, unless the
 * parameter {@code name} says otherwise.
 */
public final class PropertyInstances {
    private PropertyInstances() {}

    public static void check(CamelContext context) {
        for (PropertiesRouteTemplateParametersSource source :
                context.getRegistry().findByType(PropertiesRouteTemplateParametersSource.class)) {
            for (String instance : List.copyOf(source.routeIds())) {
                check((ModelCamelContext) context, source, instance);
            }
        }
    }

    private static void check(
            ModelCamelContext context, PropertiesRouteTemplateParametersSource source, String instance) {
        String where = "camel.route-template[" + instance + "]";
        Map<String, Object> parameters = source.parameters(instance);
        Object id = parameters.remove(RouteTemplateParameterSource.TEMPLATE_ID);
        if (id == null) {
            throw new ConfigException(where + " does not say which template it is an instance of; add " + where
                    + ".template-id = planhat-crm-sync");
        }
        RouteTemplateDefinition template = context.getRouteTemplateDefinition(id.toString());
        if (template == null) {
            throw new ConfigException(where + ".template-id: there is no route template " + id
                    + Names.hint(id.toString(), templateIds(context)));
        }
        TemplateGuard.checkNames(where, template, parameters.keySet());
        if (!parameters.containsKey("name") && TemplateGuard.names(template).contains("name")) {
            source.addParameter(instance, "name", instance);
            parameters.put("name", instance);
        }
        checkRequired(where, template, parameters);
    }

    private static void checkRequired(String where, RouteTemplateDefinition template, Map<String, Object> parameters) {
        if (template.getTemplateParameters() == null) {
            return;
        }
        String missing = template.getTemplateParameters().stream()
                .filter(RouteTemplateParameterDefinition::isRequired)
                .filter(p -> p.getDefaultValue() == null)
                .map(p -> StringHelper.dashToCamelCase(p.getName()))
                .filter(name -> !parameters.containsKey(name))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ConfigException(where + " lacks what " + template.getId() + " needs: " + missing);
        }
    }

    private static List<String> templateIds(ModelCamelContext context) {
        return context.getRouteTemplateDefinitions().stream()
                .map(RouteTemplateDefinition::getId)
                .toList();
    }
}
