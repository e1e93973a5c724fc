/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Map;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelplanhat.simulator.PlanhatSimulator;

/** A Camel context whose planhat: component talks to a simulator, with pauses that fit a test. */
public final class PlanhatContext implements AutoCloseable {
    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;

    public PlanhatContext(PlanhatSimulator planhat) {
        this(planhat, options -> {});
    }

    public PlanhatContext(PlanhatSimulator planhat, Consumer<PlanhatConfiguration> options) {
        PlanhatComponent component = new PlanhatComponent();
        options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        component.getConfiguration().setTenantToken(planhat.tenantToken());
        options.accept(component.getConfiguration());
        context.addComponent("planhat", component);
        context.start();
        template = context.createProducerTemplate();
    }

    /** Options of a component that talks to a simulator. */
    public static void options(PlanhatConfiguration options, String baseUrl, String analyticsUrl) {
        options.setAccessToken("test-token");
        options.setBaseUrl(baseUrl);
        options.setAnalyticsUrl(analyticsUrl);
        options.setRetryDelay(1);
        options.setRetryMaxDelay(5);
        options.setQuietTime(1);
    }

    public CamelContext camel() {
        return context;
    }

    /** Sends a body and gives the resulting one; failures are thrown as Camel throws them. */
    public <T> T send(String uri, Object body, Class<T> type) {
        return send(uri, body, Map.of(), type);
    }

    public <T> T send(String uri, Object body, Map<String, Object> headers, Class<T> type) {
        Exchange exchange = exchange(uri, body, headers);
        if (exchange.getException() instanceof RuntimeException e) {
            throw e;
        }
        return exchange.getMessage().getBody(type);
    }

    /** The exchange after it was sent, with its failure, if any, in it. */
    public Exchange exchange(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    @Override
    public void close() {
        context.stop();
    }
}
