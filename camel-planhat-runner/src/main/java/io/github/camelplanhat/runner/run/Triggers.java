/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.util.StringHelper;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.config.ConfigFolder;

/** Tells routes that start work by themselves, such as {@code from: timer}, from those that others call. */
final class Triggers {
    private static final Set<String> CALLED_BY_OTHERS = Set.of("direct", "seda", "stub", "mock");

    private static final String DIRECT = "direct://";
    /** Where the routes of the template planhat-schedule begin. */
    private static final String SCHEDULE = "quartz://planhat/";

    private Triggers() {}

    /** Keeps routes that start work by themselves from starting. */
    static MainListener silence() {
        return new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport main) {
                ModelCamelContext context = (ModelCamelContext) main.getCamelContext();
                context.addModelLifecycleStrategy(new ModelLifecycleStrategySupport() {
                    @Override
                    public void onAddRouteDefinition(RouteDefinition route) {
                        if (isTrigger(context, route)) {
                            route.setAutoStartup("false");
                        }
                    }
                });
            }
        };
    }

    /** A folder in which nothing would ever start is a mistake, not a service. */
    static void demandOne(ConfigFolder folder, ModelCamelContext context) {
        if (context.getRouteDefinitions().isEmpty()) {
            throw new ConfigException("neither a sync nor a route is declared in " + folder
                    + ": there is no file in routes/ and no camel.route-template[...] in application.properties");
        }
        if (context.getRouteDefinitions().stream().noneMatch(r -> isTrigger(context, r))) {
            throw new ConfigException("nothing in " + folder + " would ever start by itself. Give " + Schedule.PROPERTY
                    + " a cron expression, add a route from a timer, quartz or the like that goes to direct:<sync>, or "
                    + "use --once");
        }
    }

    /** A schedule that calls what is not there would tell so by night, when it is due. */
    static void demandTargets(CamelContext context) {
        Set<String> called = context.getRoutes().stream()
                .map(r -> r.getEndpoint().getEndpointUri())
                .filter(uri -> uri.startsWith(DIRECT))
                .map(uri -> StringHelper.before(uri.substring(DIRECT.length()), "?", uri.substring(DIRECT.length())))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Route route : context.getRoutes()) {
            String uri = route.getEndpoint().getEndpointUri();
            if (uri.startsWith(SCHEDULE)) {
                String name =
                        StringHelper.before(uri.substring(SCHEDULE.length()), "?", uri.substring(SCHEDULE.length()));
                if (!called.contains(name)) {
                    throw new ConfigException("schedule " + route.getRouteId() + ": there is no sync or job " + name
                            + Names.hint(name, called));
                }
            }
        }
    }

    private static boolean isTrigger(CamelContext context, RouteDefinition route) {
        String uri = route.getInput().getEndpointUri();
        // The scheme itself may be a placeholder; those further on may belong to a template, and do not matter here.
        String resolved = uri.startsWith("{{") ? context.resolvePropertyPlaceholders(uri) : uri;
        return !CALLED_BY_OTHERS.contains(StringHelper.before(resolved, ":", resolved));
    }
}
