/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Over every object and writing operation: a dry run reads, tells what would happen, and writes nothing. */
class DryRunTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatContext camel;
    private CatalogueRecords records;

    @BeforeEach
    void start() {
        camel = new PlanhatContext(simulator(), options -> options.setDryRun(true));
        String company = simulator()
                .seed(
                        PlanhatObject.COMPANY,
                        Map.of("name", "Acme", "externalId", "acme", "domains", List.of("acme.example")));
        simulator()
                .seed(
                        PlanhatObject.ENDUSER,
                        Map.of("companyId", company, "externalId", "kim", "email", "kim@b.example"));
        records = new CatalogueRecords(company);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    private PlanhatSimulator simulator() {
        return planhat.simulator();
    }

    static Stream<String> writing() {
        return SwitchesTest.writing();
    }

    /** What is sent, and what becomes of it. */
    private record Message(String query, Object body, Map<String, Object> headers, List<OutcomeStatus> expected) {}

    private Message message(String name) {
        String[] names = name.split("/");
        PlanhatObject object = PlanhatObject.find(names[0]).orElse(null);
        if (object == null) {
            return analytics(name);
        }
        String id = simulator().seed(object, records.record(object, 1));
        Field field = CatalogueRecords.changeable(object);
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("_id", id);
        change.put(field.name(), CatalogueRecords.value(field, "changed"));
        Map<String, Object> fresh = records.record(object, 2);
        Map<String, Object> address = Map.of(PlanhatConstants.ID, id);
        return switch (names[1]) {
            case "create" -> new Message("", fresh, Map.of(), List.of(OutcomeStatus.WOULD_CREATE));
            case "update" -> new Message("", change, Map.of(), List.of(OutcomeStatus.WOULD_UPDATE));
            case "delete" -> new Message("", null, address, List.of(OutcomeStatus.WOULD_DELETE));
            case "bulkUpsert" ->
                new Message(
                        "",
                        List.of(change, fresh),
                        Map.of(),
                        List.of(OutcomeStatus.WOULD_UPDATE, OutcomeStatus.WOULD_CREATE));
            case "bulkUpdate" -> new Message("", List.of(change), Map.of(), List.of(OutcomeStatus.WOULD_UPDATE));
            case "bulkInsert" -> new Message("", List.of(fresh), Map.of(), List.of(OutcomeStatus.WOULD_CREATE));
            case "bulkDelete" -> new Message("", List.of(id), Map.of(), List.of(OutcomeStatus.WOULD_DELETE));
            case "duplicate" -> new Message("", List.of(id), Map.of(), List.of(OutcomeStatus.WOULD_CREATE));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Message analytics(String name) {
        List<OutcomeStatus> expected = List.of(OutcomeStatus.WOULD_SEND);
        return switch (name) {
            case "metric/push" ->
                new Message("", Map.of("dimensionId", "logins", "externalId", "acme", "value", 1), Map.of(), expected);
            case "activity/track" ->
                new Message("", Map.of("externalId", "kim", "action", "Logged in"), Map.of(), expected);
            case "segment/identify" -> new Message("", Map.of("userId", "kim"), Map.of(), expected);
            case "segment/track" -> new Message("", Map.of("userId", "kim", "event", "Logged in"), Map.of(), expected);
            default -> new Message("&path=/companies/1", Map.of("name", "Other"), Map.of(), expected);
        };
    }

    private Map<PlanhatObject, List<Map<String, Object>>> content() {
        Map<PlanhatObject, List<Map<String, Object>>> content = new HashMap<>();
        for (PlanhatObject object : PlanhatObject.values()) {
            content.put(object, simulator().records(object));
        }
        return content;
    }

    @ParameterizedTest
    @MethodSource("writing")
    void readsAndWritesNothing(String name) {
        Message message = message(name);
        Map<PlanhatObject, List<Map<String, Object>>> before = content();

        // Neither the endpoint nor the message lifts what the component says.
        Map<String, Object> headers = new HashMap<>(message.headers());
        headers.put(PlanhatConstants.DRY_RUN, false);
        Exchange exchange = camel.exchange(
                "planhat:" + name + "?dryRun=false&outcomes=all" + message.query(), message.body(), headers);

        assertThat(exchange.getException()).isNull();
        BulkOutcome outcome = exchange.getMessage().getBody(BulkOutcome.class);
        assertThat(outcome.getRecords())
                .as("" + outcome.getRecords())
                .extracting(r -> r.status())
                .isEqualTo(message.expected());
        assertThat(outcome.isDryRun()).isTrue();
        assertThat(outcome.getCreated() + outcome.getUpdated() + outcome.getDeleted() + outcome.getSent())
                .isZero();
        assertThat(exchange.getMessage().getHeader(PlanhatConstants.DRY_RUN)).isEqualTo(true);
        assertThat(simulator().journal().entries())
                .allMatch(call -> call.method().equals("GET"));
        assertThat(content()).isEqualTo(before);
        assertThat(simulator().activities().accepted()).isEmpty();
        assertThat(simulator().metrics().points()).isEmpty();
    }

    @Test
    void oneEndpointMayBeADryRunOnAComponentThatWrites() {
        try (PlanhatContext writing = new PlanhatContext(simulator())) {
            writing.send("planhat:company/create?dryRun=true", Map.of("name", "Globex"), Object.class);
            assertThat(simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);

            Exchange real = writing.exchange(
                    "planhat:company/create", Map.of("name", "Globex"), Map.of(PlanhatConstants.DRY_RUN, true));

            assertThat(simulator().count(PlanhatObject.COMPANY)).isEqualTo(2);
            assertThat(real.getMessage().getHeader(PlanhatConstants.DRY_RUN)).isNull();
        }
    }
}
