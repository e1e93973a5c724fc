/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatConfiguration;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

/** A simulator and a context of its own for each test; polls run when the test says so, in its own thread. */
abstract class ConsumerTest {
    static final String ROUTE = "polling";

    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    PlanhatContext camel;

    PlanhatSimulator simulator() {
        return planhat.simulator();
    }

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.close();
        }
    }

    /** Starts a context with a route from this endpoint to mock:out; it polls only when told. */
    void route(String uri) throws Exception {
        route(uri, options -> {});
    }

    void route(String uri, Consumer<PlanhatConfiguration> options) throws Exception {
        routes(options, new RouteBuilder() {
            @Override
            public void configure() {
                from(byHand(uri)).routeId(ROUTE).to("mock:out");
            }
        });
    }

    void routes(Consumer<PlanhatConfiguration> options, RouteBuilder routes) throws Exception {
        camel = new PlanhatContext(simulator(), options);
        camel.camel().addRoutes(routes);
    }

    static String byHand(String uri) {
        return uri + (uri.contains("?") ? "&" : "?") + "startScheduler=false";
    }

    PlanhatConsumer consumer() {
        return (PlanhatConsumer) camel.camel().getRoute(ROUTE).getConsumer();
    }

    /** One poll; its failure, if any, goes to the consumer's exception handler. */
    void poll() {
        consumer().run();
    }

    MockEndpoint out() {
        return camel.camel().getEndpoint("mock:out", MockEndpoint.class);
    }

    /** What reached mock:out since the last time. */
    List<Exchange> received() {
        List<Exchange> received = List.copyOf(out().getReceivedExchanges());
        out().reset();
        return received;
    }

    /** Polls, and gives what reached mock:out. */
    List<Exchange> polled() {
        poll();
        return received();
    }

    static Map<?, ?> body(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }

    static List<Object> names(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> (Object) body(exchange).get("name"))
                .toList();
    }

    String company(String name) {
        return simulator().seed(PlanhatObject.COMPANY, Map.of("name", name, "externalId", "ext-" + name));
    }

    void companies(int count) {
        for (int i = 0; i < count; i++) {
            company("c" + i);
        }
    }

    /** Keeps the failures that the consumer's exception handler gets, instead of logging them. */
    Failures failures() {
        Failures failures = new Failures();
        consumer().setExceptionHandler(failures);
        return failures;
    }
}
