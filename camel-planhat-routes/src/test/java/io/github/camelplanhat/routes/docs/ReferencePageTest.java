/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.docs.ReferencePage.Language;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs every example of the component's reference page, in Java and in YAML. */
class ReferencePageTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    @TempDir
    Path classes;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(Language language) throws Exception {
        PlanhatComponent component = new PlanhatComponent();
        component.getConfiguration().setBaseUrl(planhat.baseUrl());
        component.getConfiguration().setAccessToken(simulator().token());
        component.getConfiguration().setAnalyticsUrl(simulator().analyticsUrl());
        component.getConfiguration().setTenantToken(simulator().tenantToken());
        camel.addComponent("planhat", component);
        ReferencePage.load(camel, language, classes);
        for (RouteDefinition route : camel.getRouteDefinitions()) {
            route.autoStartup(route.getInput().getEndpointUri().startsWith("direct:"));
        }
        camel.start();
    }

    private PlanhatSimulator simulator() {
        return planhat.simulator();
    }

    private Object send(String name, Object body) {
        return camel.createProducerTemplate().requestBody("direct:" + name, body);
    }

    private Object field(String field, String name, Object body) {
        return ((Map<?, ?>) send(name, body)).get(field);
    }

    private BulkOutcome outcome(String name, Object body) {
        return (BulkOutcome) send(name, body);
    }

    private Map<String, Object> company() {
        return simulator().records(PlanhatObject.COMPANY).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationHasAnExample(Language language) throws IOException {
        Set<String> shown = ReferencePage.operations(language);
        Stream<String> names = Stream.of(PlanhatObject.values())
                .flatMap(object -> object.operations().stream())
                .map(Operation::uriName)
                .map("/"::concat);
        Stream<String> others = Stream.concat(
                Stream.of(AnalyticsOperation.values()).map(AnalyticsOperation::toString),
                Stream.of("/changes", "request/get", "request/post", "request/put", "request/delete"));

        assertThat(Stream.concat(names, others).distinct())
                .allSatisfy(operation -> assertThat(shown).anyMatch(uri -> uri.endsWith(operation)));
    }

    @ParameterizedTest
    @EnumSource
    void oneRecordIsCreatedReadChangedAndDeleted(Language language) throws Exception {
        start(language);

        String id = field("_id", "create", null).toString();
        assertThat(field("name", "get", "A-1")).isEqualTo("Acme");
        assertThat(field("phase", "update", null)).isEqualTo("Onboarding");
        simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", id, "email", "jo@acme.example", "externalId", "u"));
        send("delete", "u");
        assertThat(simulator().count(PlanhatObject.ENDUSER)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void listsAreRead(Language language) throws Exception {
        start(language);
        String id = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "status", "customer"));
        simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", id, "email", "jo@acme.example"));

        send("list", null);
        assertThat(simulator().journal().count("GET", "/endusers")).isEqualTo(1);
        assertThat((List<?>) send("lean-list", null)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void listsAndChangesArePolled(Language language) throws Exception {
        start(language);
        simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme"));
        simulator().seed(PlanhatObject.TICKET, Map.of("title", "No light", "status", "open", "sourceId", "t-1"));

        for (String route : List.of("poll-tickets", "watch-companies")) {
            NotifyBuilder done =
                    new NotifyBuilder(camel).fromRoute(route).whenCompleted(1).create();
            camel.getRouteController().startRoute(route);
            assertThat(done.matches(20, TimeUnit.SECONDS)).as(route).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyRecordsAreWritten(Language language) throws Exception {
        start(language);

        BulkOutcome outcome = outcome(
                "bulk-upsert", List.of(Map.of("externalId", "A-2", "name", "Beta"), Map.of("externalId", "A-3")));
        assertThat(outcome.getCreated()).isEqualTo(1);
        assertThat(outcome.getRefused()).isEqualTo(1);

        List<Map<String, String>> some =
                List.of(Map.of("externalId", "A-1", "name", "Acme"), Map.of("externalId", "A-2", "name", "Beta 2"));
        BulkOutcome update = outcome("bulk-update", some);
        assertThat(update.getUpdated()).isEqualTo(1);
        assertThat(update.getRefused()).isEqualTo(1);
        BulkOutcome insert = outcome("bulk-insert", some);
        assertThat(insert.getCreated()).isEqualTo(1);
        assertThat(insert.getSkipped()).isEqualTo(1);
        assertThat(outcome("bulk-delete", null).getDeleted()).isEqualTo(2);
        String entry =
                simulator().seed(PlanhatObject.TIME_ENTRY, Map.of("date", "2026-01-05T00:00:00.000Z", "hours", 2));
        assertThat(outcome("duplicate", List.of(entry)).getCreated()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void recordsAreCheckedAndForetold(Language language) throws Exception {
        start(language);
        simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));

        assertThat(outcome("validate", Map.of("externalID", "A-2", "name", "Beta"))
                        .getRefused())
                .isEqualTo(1);
        BulkOutcome foretold =
                outcome("dry-run", List.of(Map.of("externalId", "A-1", "name", "Acme 2"), Map.of("name", "Beta")));
        assertThat(foretold.getWouldUpdate()).isEqualTo(1);
        assertThat(foretold.getWouldCreate()).isEqualTo(1);
        assertThat(company()).containsEntry("name", "Acme");
        assertThat(simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void metricsAndEventsAreSent(Language language) throws Exception {
        start(language);
        String id = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        simulator()
                .seed(PlanhatObject.ENDUSER, Map.of("companyId", id, "email", "jo@acme.example", "externalId", "u-1"));

        assertThat(outcome("metric-push", null).getSent()).isEqualTo(1);
        assertThat((List<?>) send("metric-list", null)).hasSize(1);
        for (String example : List.of("track", "identify", "segment-track")) {
            assertThat(outcome(example, null).getSent()).as(example).isEqualTo(1);
        }
        assertThat(simulator().activities().accepted()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void anyPathIsReached(Language language) throws Exception {
        start(language);

        send("request-post", Map.of("name", "Acme", "externalId", "A-1"));
        assertThat(field("name", "request-get", "A-1")).isEqualTo("Acme");
        send("request-put", Map.of("externalId", "A-1", "name", "Beta"));
        assertThat(company()).containsEntry("name", "Beta");
        send("request-delete", company().get("_id"));
        assertThat(simulator().count(PlanhatObject.COMPANY)).isZero();
    }
}
