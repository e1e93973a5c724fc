/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.model.PlanhatObject;

/**
 * A Camel application that talks to the simulator instead of Planhat, whatever its own configuration says: both Camel Main
 * and Spring Boot let system properties go before their files.
 */
final class SimulatedApplication {
    private static final String COMPONENT = "camel.component.planhat.";

    private final PlanhatSimulator simulator;

    SimulatedApplication(PlanhatSimulator simulator) {
        this.simulator = simulator;
    }

    Map<String, String> properties() {
        return Map.of(
                COMPONENT + "base-url", simulator.baseUrl(),
                COMPONENT + "access-token", simulator.token(),
                COMPONENT + "analytics-url", simulator.analyticsUrl(),
                COMPONENT + "tenant-token", simulator.tenantToken());
    }

    /** The simulator's threads do not keep the process alive: it lives as long as the application. */
    void run(String mainClass, List<String> arguments) throws Exception {
        System.getProperties().putAll(properties());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(summary())));
        try {
            Class.forName(mainClass, true, Thread.currentThread().getContextClassLoader())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** What the application left behind, in a line. */
    String summary() {
        String stored = Arrays.stream(PlanhatObject.values())
                .filter(object -> simulator.count(object) > 0)
                .map(object -> simulator.count(object) + " " + object)
                .collect(Collectors.joining(", "));
        return "The simulated Planhat was called " + simulator.journal().count() + " times and has "
                + (stored.isEmpty() ? "no records" : stored);
    }
}
