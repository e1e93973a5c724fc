/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Each object × operation of the catalogue, over HTTP, with records that are made out of the catalogue itself. */
class CatalogueOperationsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatContext camel;
    private String companyId;

    @BeforeEach
    void start() {
        camel = new PlanhatContext(simulator());
        companyId = simulator()
                .seed(
                        PlanhatObject.COMPANY,
                        Map.of("name", "Acme", "externalId", "acme", "domains", List.of("acme.example")));
        simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", companyId, "email", "jo@acme.example"));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    private PlanhatSimulator simulator() {
        return planhat.simulator();
    }

    static Stream<Arguments> operations() {
        return Arrays.stream(PlanhatObject.values())
                .flatMap(object -> object.operations().stream().map(operation -> Arguments.of(object, operation)));
    }

    @ParameterizedTest(name = "{0}/{1}")
    @MethodSource("operations")
    void works(PlanhatObject object, Operation operation) {
        String uri = "planhat:" + object + "/" + operation;
        switch (operation) {
            case CREATE -> create(object, uri);
            case GET -> get(object, uri);
            case UPDATE -> update(object, uri);
            case DELETE -> delete(object, uri);
            case LIST -> list(object, uri);
            case LEAN_LIST -> leanList(uri);
            case BULK_UPSERT -> bulkUpsert(object, uri);
            case BULK_UPDATE -> bulkUpdate(object, uri);
            case BULK_INSERT -> bulkInsert(object, uri);
            case BULK_DELETE -> bulkDelete(object, uri);
            case DUPLICATE -> duplicate(object, uri);
        }
        // A look-up of what is not there is answered 404.
        assertThat(simulator().journal().entries())
                .isNotEmpty()
                .allMatch(call -> call.status() < 300 || operation == Operation.BULK_INSERT && call.status() == 404);
    }

    @ParameterizedTest
    @EnumSource
    void worksOnTheAnalyticsHost(AnalyticsOperation operation) {
        simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", companyId, "externalId", "kim"));

        switch (operation) {
            case METRIC_PUSH -> {
                send(operation, Map.of("dimensionId", "logins", "externalId", "acme", "value", 1));
                assertThat(simulator().metrics().points()).hasSize(1);
            }
            case METRIC_LIST -> {
                send(AnalyticsOperation.METRIC_PUSH, Map.of("dimensionId", "a", "externalId", "acme", "value", 1));
                assertThat((List<?>) camel.send("planhat:" + operation, null, List.class))
                        .hasSize(1);
            }
            case ACTIVITY_TRACK -> {
                send(operation, Map.of("externalId", "kim", "action", "Logged in"));
                assertThat(simulator().activities().accepted()).hasSize(1);
            }
            case SEGMENT_IDENTIFY -> {
                send(operation, Map.of("userId", "kim"));
                assertThat(simulator().activities().accepted()).hasSize(1);
            }
            case SEGMENT_TRACK -> {
                send(operation, Map.of("userId", "kim", "event", "Logged in"));
                assertThat(simulator().activities().accepted()).hasSize(1);
            }
        }
        assertThat(simulator().activities().refused()).isEmpty();
        assertThat(simulator().journal().entries()).isNotEmpty().allMatch(call -> call.status() < 300);
    }

    private void send(AnalyticsOperation operation, Map<String, Object> event) {
        BulkOutcome outcome = camel.send("planhat:" + operation, event, BulkOutcome.class);
        assertThat(outcome.getSent()).isEqualTo(1);
    }

    private void create(PlanhatObject object, String uri) {
        String id = (String) map(uri, record(object, 1), Map.of()).get("_id");

        assertThat(simulator().find(object, id)).isPresent();
    }

    private void get(PlanhatObject object, String uri) {
        String id = simulator().seed(object, record(object, 1));

        for (IdKind kind : object.idKinds(Operation.GET)) {
            assertThat(map(uri, null, address(object, kind, id))).containsEntry("_id", id);
        }
    }

    private void update(PlanhatObject object, String uri) {
        String id = simulator().seed(object, record(object, 1));
        Field changed = CatalogueRecords.changeable(object);

        for (IdKind kind : object.idKinds(Operation.UPDATE)) {
            String value = "changed by " + kind;
            map(uri, Map.of(changed.name(), CatalogueRecords.value(changed, value)), address(object, kind, id));
            assertThat(simulator()
                            .find(object, id)
                            .orElseThrow()
                            .get(changed.name())
                            .toString())
                    .contains(CatalogueRecords.value(changed, value).toString());
        }
    }

    private void delete(PlanhatObject object, String uri) {
        String id = simulator().seed(object, record(object, 1));

        camel.send(uri, null, Map.of(PlanhatConstants.ID, id), Object.class);

        assertThat(simulator().find(object, id)).isEmpty();
    }

    private void list(PlanhatObject object, String uri) {
        int before = simulator().records(object).size();
        for (int i = 0; i < 35; i++) {
            simulator().seed(object, record(object, i));
        }

        List<?> rows = camel.send(uri + "?pageSize=10&complete=true", null, List.class);

        assertThat(rows).hasSize(before + 35);
    }

    private void leanList(String uri) {
        assertThat((List<?>) camel.send(uri, null, List.class)).hasSize(1);
    }

    private void bulkUpsert(PlanhatObject object, String uri) {
        List<Map<String, Object>> records =
                Stream.of(1, 2, 3).map(i -> record(object, i)).toList();

        BulkOutcome first = camel.send(uri, records, BulkOutcome.class);
        assertThat(first.getRecords()).isEmpty();
        assertThat(first.getCreated()).isEqualTo(3);

        if (records.get(0).keySet().stream().anyMatch(object.keyables()::contains)) {
            BulkOutcome again = camel.send(uri, records, BulkOutcome.class);
            assertThat(again.getRecords()).isEmpty();
            assertThat(again.getUnchanged()).isEqualTo(3);
        }
    }

    /** By each of its keys, a record that is there is changed, and one that is not is refused. */
    private void bulkUpdate(PlanhatObject object, String uri) {
        Field changed = CatalogueRecords.changeable(object);
        for (String key : object.keyables()) {
            Map<String, Object> record = record(object, object.keyables().indexOf(key));
            String id = simulator().seed(object, record);
            Map<String, Object> change =
                    new LinkedHashMap<>(Map.of(changed.name(), CatalogueRecords.value(changed, "by " + key)));
            Map<String, Object> none = new LinkedHashMap<>(change);
            change.put(key, key.equals("_id") ? id : record.get(key));
            none.put(key, key.equals("_id") ? "5f6b0a3c1d2e3f4a5b6c7d8f" : "nobody@acme.example");
            int before = simulator().records(object).size();

            BulkOutcome outcome = camel.send(uri + "?singleLookups=0", List.of(change, none), BulkOutcome.class);

            assertThat(outcome.getUpdated()).as(key + outcome.getRecords()).isEqualTo(1);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
                assertThat(r.status()).isEqualTo(OutcomeStatus.REFUSED);
                assertThat(r.reason()).startsWith("not found");
            });
            assertThat(simulator().records(object)).hasSize(before);
        }
    }

    private void bulkInsert(PlanhatObject object, String uri) {
        List<Map<String, Object>> records =
                Stream.of(1, 2, 3).map(i -> record(object, i)).toList();

        BulkOutcome first = camel.send(uri, records, BulkOutcome.class);
        assertThat(first.getRecords()).isEmpty();
        assertThat(first.getCreated()).isEqualTo(3);

        if (records.get(0).keySet().stream().anyMatch(object.keyables()::contains)) {
            BulkOutcome again = camel.send(uri, records, BulkOutcome.class);
            assertThat(again.getSkipped()).as("" + again.getRecords()).isEqualTo(3);
            assertThat(again.getRecords())
                    .allMatch(r -> simulator().find(object, r.id()).isPresent());
        }
    }

    private void bulkDelete(PlanhatObject object, String uri) {
        Map<String, Object> keyed = record(object, 2);
        String one = simulator().seed(object, record(object, 1));
        String two = simulator().seed(object, keyed);
        String strongest = object.keyables().stream()
                .filter(keyed::containsKey)
                .findFirst()
                .orElse("_id");
        Map<String, Object> found = Map.of(strongest, strongest.equals("_id") ? two : keyed.get(strongest));

        BulkOutcome outcome = camel.send(uri, List.of(one, found), BulkOutcome.class);

        assertThat(outcome.getRecords()).isEmpty();
        assertThat(outcome.getDeleted()).isEqualTo(2);
        assertThat(simulator().find(object, one)).isEmpty();
        assertThat(simulator().find(object, two)).isEmpty();
    }

    private void duplicate(PlanhatObject object, String uri) {
        String id = simulator().seed(object, record(object, 1));

        BulkOutcome outcome = camel.send(uri, List.of(id), BulkOutcome.class);

        assertThat(outcome.getCreated()).isEqualTo(1);
        assertThat(simulator().records(object)).hasSize(2);
    }

    private Map<String, Object> address(PlanhatObject object, IdKind kind, String id) {
        return switch (kind) {
            case ID -> Map.of(PlanhatConstants.ID, id);
            case EXTERNAL_ID ->
                Map.of(
                        PlanhatConstants.EXTERNAL_ID,
                        simulator()
                                .find(object, id)
                                .orElseThrow()
                                .get(object.externalIdField().orElseThrow()));
            case SOURCE_ID ->
                Map.of(
                        PlanhatConstants.SOURCE_ID,
                        simulator().find(object, id).orElseThrow().get("sourceId"));
        };
    }

    private Map<String, Object> record(PlanhatObject object, int number) {
        return new CatalogueRecords(companyId).record(object, number);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> map(String uri, Object body, Map<String, Object> headers) {
        return camel.send(uri, body, headers, Map.class);
    }
}
