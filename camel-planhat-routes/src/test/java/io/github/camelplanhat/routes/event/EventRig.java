/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.main.Main;

import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.store.StoredEvent;
import io.github.camelplanhat.simulator.analytics.Activity;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

/** A Camel Main with one stream called {@code usage}, an HTTP server with its intake, and a simulator. */
final class EventRig implements AutoCloseable {
    static final String SECRET = "open-sesame";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> properties = new TreeMap<>();
    private final PlanhatExtension planhat;
    private final int port;
    final Main main = new EmbeddedMain();

    EventRig(PlanhatExtension planhat, Path state) throws IOException {
        this.planhat = planhat;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        property("camel.server.enabled", "true");
        property("camel.server.host", "localhost");
        property("camel.server.port", String.valueOf(port));
        property("camel.component.planhat.base-url", planhat.baseUrl());
        property("camel.component.planhat.analytics-url", planhat.analyticsUrl());
        property("camel.component.planhat.access-token", planhat.simulator().token());
        property("camel.component.planhat.tenant-token", planhat.simulator().tenantToken());
        property("camel.component.planhat.max-retries", "0");
        property("camel.route-template[usage].template-id", "planhat-event-stream");
        stream("name", "usage");
        stream("mapping", "classpath:planhat-mappings/amplitude/activities.yaml");
        stream("state", state.toString());
        stream("proofAfter", "PT0S");
        stream("proofEvery", "PT0S");
        property("camel.route-template[intake].template-id", "planhat-event-intake");
        property("camel.route-template[intake].stream", "usage");
        property("camel.route-template[intake].secret", SECRET);
    }

    EventRig property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    EventRig stream(String parameter, String value) {
        return property("camel.route-template[usage]." + parameter, value);
    }

    EventRig start() {
        properties.forEach(main::addInitialProperty);
        main.start();
        return this;
    }

    HttpResponse<String> post(String body) throws Exception {
        return post(body, "X-Planhat-Secret", SECRET);
    }

    HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/events"))
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    JobReport run() {
        return run("usage");
    }

    JobReport run(String job) {
        return main.getCamelContext()
                .createFluentProducerTemplate()
                .to("direct:" + job)
                .request(JobReport.class);
    }

    Throwable failure() {
        try {
            throw new AssertionError("the run did not fail: " + run());
        } catch (CamelExecutionException e) {
            return e.getCause();
        }
    }

    StateStore store() {
        return StateStores.of(main.getCamelContext()).of("usage");
    }

    List<StoredEvent> stored(EventState state) {
        return store().inTransaction(() -> store().events().list("usage", state, 1_000));
    }

    /** The events that cannot be sent. */
    List<StoredDeadLetter> refused() {
        return store().inTransaction(() -> store().deadLetters().after("usage", 0, 1_000));
    }

    /** What the activities that Planhat kept say that happened, in the order of their arrival. */
    List<Object> actions() {
        return planhat.simulator().activities().accepted().stream()
                .map(Activity::body)
                .map(body -> body.get("action"))
                .toList();
    }

    @Override
    public void close() {
        main.stop();
    }
}
