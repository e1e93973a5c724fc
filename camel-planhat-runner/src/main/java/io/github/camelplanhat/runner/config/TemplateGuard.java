/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.model.Names;

/**
 * Sees every route that is made from a template. It refuses parameters that the template does not have, which Camel
 * ignores, and lets relative paths start at the configuration folder rather than wherever the process was started.
 */
public final class TemplateGuard implements RouteTemplateDefinition.Converter {
    /** Camel adds these by itself: where to find a template, where a kamelet is used, and who handles its errors. */
    private static final Set<String> CAMELS_OWN = Set.of(
            "location",
            "parentRouteId",
            "parentProcessorId",
            "bridgeErrorHandler",
            "noErrorHandler",
            "routeId",
            "templateId",
            "uuid");

    private final ConfigFolder folder;

    public TemplateGuard(ConfigFolder folder) {
        this.folder = folder;
    }

    @Override
    public RouteDefinition apply(RouteTemplateDefinition template, Map<String, Object> parameters) throws Exception {
        checkNames("a route made from template " + template.getId(), template, parameters.keySet());
        parameters.replaceAll((name, value) -> FolderPaths.resolve(folder, name, value));
        // This guard stands before the converter of kamelets, which gives them the error handler of the route that
        // calls them.
        return isKamelet(parameters)
                ? Kamelet.templateToRoute(template, parameters)
                : RouteTemplateDefinition.Converter.DEFAULT_CONVERTER.apply(template, parameters);
    }

    private static boolean isKamelet(Map<String, Object> parameters) {
        return parameters.keySet().containsAll(Set.of(Kamelet.PARAM_UUID, Kamelet.PARAM_ROUTE_ID));
    }

    /** Names are compared in camel case; Camel takes them in either form. */
    static void checkNames(String where, RouteTemplateDefinition template, Set<String> given) {
        List<String> known = names(template);
        Set<String> unknown = given.stream()
                .map(StringHelper::dashToCamelCase)
                .filter(name -> !known.contains(name) && !CAMELS_OWN.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : unknown) {
            throw new ConfigException(where + ": " + template.getId() + " has no parameter " + name
                    + Names.hint(name, known) + " (its parameters: " + String.join(", ", known) + ")");
        }
    }

    static List<String> names(RouteTemplateDefinition template) {
        List<RouteTemplateParameterDefinition> declared = template.getTemplateParameters();
        return declared == null
                ? List.of()
                : declared.stream()
                        .map(p -> StringHelper.dashToCamelCase(p.getName()))
                        .toList();
    }
}
