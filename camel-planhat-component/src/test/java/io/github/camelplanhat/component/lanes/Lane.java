/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lanes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.simulator.PlanhatSimulator;

/** Runs routes that wait for each other, in a Java of its own, and prints what it saw. */
final class Lane {
    private static final int EXCHANGES = 20;

    private Lane() {}

    public static void main(String[] args) throws Exception {
        AtomicInteger virtual = new AtomicInteger();
        try (PlanhatSimulator planhat =
                        PlanhatSimulator.builder().token("test-token").start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            PlanhatComponent component = new PlanhatComponent();
            PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
            // Everything has to wait for everything else: who holds on to a thread stops all others.
            component.getConfiguration().setMaxInFlight(1);
            component.getConfiguration().setCallsPerMinute(10_000);
            component.getConfiguration().setCallsPerSecond(10_000);
            camel.addComponent("planhat", component);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .split(body())
                            .parallelProcessing()
                            .process(e -> virtual.addAndGet(isVirtual(Thread.currentThread()) ? 1 : 0))
                            .to("planhat:company/bulkUpsert?batchSize=2")
                            .process(e -> created(e.getMessage().getBody(BulkOutcome.class)))
                            .to("planhat:company/list?stream=true&maxRecords=3")
                            .split(body())
                            .streaming()
                            .toD("planhat:company/get?id=${body[_id]}")
                            .end();
                }
            });
            camel.start();
            camel.createProducerTemplate()
                    .requestBody(
                            "direct:in",
                            IntStream.range(0, EXCHANGES)
                                    .mapToObj(Lane::records)
                                    .toList());
        }
        System.out.println("exchanges=" + EXCHANGES + " virtual=" + virtual.get() + " micrometer="
                + (known("io.micrometer.core.instrument.MeterRegistry") != null));
    }

    private static List<Map<String, String>> records(int exchange) {
        return IntStream.range(0, 5)
                .mapToObj(i -> Map.of("externalId", exchange + "-" + i, "name", "Company " + i))
                .toList();
    }

    private static void created(BulkOutcome outcome) {
        if (outcome.getCreated() != 5) {
            throw new IllegalStateException(outcome.toString());
        }
    }

    private static Class<?> known(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** {@code Thread.isVirtual()}, which Java 17 does not have. */
    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        try {
            return (Boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
