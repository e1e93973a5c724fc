/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.EmbeddedMain;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.sink.SinkBatch;
import io.github.camelplanhat.simulator.PlanhatSimulator;

/** A Camel Main with one export called {@code warehouse}, whose sink remembers what it was given. */
final class ExportRig implements AutoCloseable {
    /**
     * One record that came to the sink.
     *
     * @param change null in a full export
     */
    record Told(String object, String change, Map<String, Object> record) {
        String id() {
            return String.valueOf(record.get("_id"));
        }
    }

    private final Path directory;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    final List<Told> told = new ArrayList<>();
    final Main main = new EmbeddedMain();
    private int refusesFrom = Integer.MAX_VALUE;

    ExportRig(Path directory, PlanhatSimulator planhat) {
        this.directory = directory;
        set("name", "warehouse");
        set("sink", "direct:sink");
        set("state", directory.resolve("state").toString());
        property("camel.component.planhat.base-url", planhat.baseUrl());
        property("camel.component.planhat.access-token", planhat.token());
        property("camel.component.planhat.max-retries", "2");
        property("camel.component.planhat.retry-delay", "1");
        property("camel.component.planhat.page-size", "2");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:sink").process(ExportRig.this::store);
            }
        });
    }

    private void store(Exchange exchange) {
        for (Object record : exchange.getMessage().getBody(List.class)) {
            if (told.size() >= refusesFrom) {
                throw new IllegalStateException("the sink is full");
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> fields = (Map<String, Object>) record;
            told.add(new Told(
                    exchange.getMessage().getHeader(SinkBatch.OBJECT, String.class),
                    exchange.getMessage().getHeader(SinkBatch.CHANGE, String.class),
                    fields));
        }
    }

    ExportRig set(String parameter, Object value) {
        parameters.put(parameter, value.toString());
        return this;
    }

    ExportRig property(String key, String value) {
        main.addInitialProperty(key, value);
        return this;
    }

    /** The sink takes so many records and no more. */
    void sinkTakes(int records) {
        refusesFrom = records;
    }

    ExportRig start() {
        property("camel.route-template[warehouse].template-id", "planhat-export");
        parameters.forEach((key, value) -> property("camel.route-template[warehouse]." + key, value));
        main.start();
        return this;
    }

    /** What the sink was told before is forgotten. */
    JobReport run() {
        told.clear();
        return main.getCamelContext()
                .createProducerTemplate()
                .requestBody("direct:warehouse", (Object) null, JobReport.class);
    }

    JobFailedException failure() {
        try {
            JobReport report = run();
            throw new AssertionError("the run did not fail: " + report);
        } catch (CamelExecutionException e) {
            return (JobFailedException) e.getCause();
        }
    }

    /** Of one object, in the order of the names. */
    JsonNode manifest(String object) throws IOException {
        for (JsonNode entry : manifest().path("objects")) {
            if (entry.path("object").asText().equals(object)) {
                return entry;
            }
        }
        throw new AssertionError("the manifest does not have " + object);
    }

    JsonNode manifest() throws IOException {
        return new ObjectMapper()
                .readTree(directory.resolve("state/warehouse-manifest.json").toFile());
    }

    void update(PlanhatObject object, String id, Map<String, Object> fields) {
        main.getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeader("planhat:" + object + "/update", fields, PlanhatConstants.ID, id);
    }

    void delete(PlanhatObject object, String id) {
        main.getCamelContext()
                .createProducerTemplate()
                .requestBodyAndHeader("planhat:" + object + "/delete", null, PlanhatConstants.ID, id);
    }

    @Override
    public void close() {
        main.stop();
    }
}
