/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Every object with every operation, as the catalogue has them. */
class CatalogueTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private final ObjectMapper mapper = new ObjectMapper();
    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);
    private String company;

    @BeforeEach
    void seedCompany() {
        company = simulator.seed(
                PlanhatObject.COMPANY,
                Map.of("name", "Owner", "externalId", "owner", "domains", List.of("example.com")));
    }

    static Stream<Arguments> operations() {
        return Arrays.stream(PlanhatObject.values()).flatMap(o -> Arrays.stream(Operation.values())
                .filter(op -> !op.composed())
                .map(op -> Arguments.of(o, op)));
    }

    static Stream<PlanhatObject> bulkObjects() {
        return Arrays.stream(PlanhatObject.values()).filter(o -> o.allows(Operation.BULK_UPSERT));
    }

    static Stream<Arguments> idKinds() {
        return operations()
                .filter(a -> ((Operation) a.get()[1]).addressesOneRecord())
                .flatMap(a -> Arrays.stream(IdKind.values()).map(kind -> Arguments.of(a.get()[0], a.get()[1], kind)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationWorksIfTheCatalogueHasItAndIs404IfNot(PlanhatObject object, Operation operation)
            throws IOException {
        String id = simulator.seed(object, Samples.record(object, company, 1));
        Reply reply = call(object, operation, id);
        assertThat(reply.status()).isEqualTo(object.allows(operation) ? 200 : 404);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aDeniedOperationIs403(PlanhatObject object, Operation operation) throws IOException {
        String id = simulator.seed(object, Samples.record(object, company, 1));
        simulator.permissions().deny(object, operation);
        assertThat(call(object, operation, id).status()).isEqualTo(object.allows(operation) ? 403 : 404);
    }

    private Reply call(PlanhatObject object, Operation operation, String id) throws IOException {
        String path = "/" + object.path(operation);
        return switch (operation) {
            case CREATE -> client.post(path, json(Samples.record(object, company, 2)));
            case GET -> client.get(path + "/" + id);
            case UPDATE -> client.put(path + "/" + id, json(Map.of(Samples.freeField(object), "changed")));
            case DELETE -> client.delete(path + "/" + id);
            case LIST -> client.get(path);
            case LEAN_LIST -> client.get(object.allows(operation) ? path : "/lean" + object.path());
            case BULK_UPSERT -> client.put(path, json(List.of(Samples.record(object, company, 3))));
            case DUPLICATE -> client.post(path, json(Map.of("ids", List.of(id))));
            case BULK_UPDATE, BULK_INSERT, BULK_DELETE -> throw new IllegalArgumentException(operation + " is no call");
        };
    }

    @ParameterizedTest
    @MethodSource("idKinds")
    void aPathTakesTheKindsOfIdThatTheCatalogueNames(PlanhatObject object, Operation operation, IdKind kind)
            throws IOException {
        Map<String, Object> record = Samples.record(object, company, 1);
        object.idField(IdKind.SOURCE_ID).ifPresent(field -> record.put(field, "source 1"));
        String id = simulator.seed(object, record);
        String key = object.idField(kind)
                .map(field -> kind == IdKind.ID ? id : record.get(field).toString())
                .orElse("none");
        String path = "/" + object.path() + "/" + kind.pathSegment(key);
        Reply reply =
                switch (operation) {
                    case GET -> client.get(path);
                    case UPDATE -> client.put(path, json(Map.of(Samples.freeField(object), "changed")));
                    default -> client.delete(path);
                };
        // Notes share their path with conversations, which take more.
        PlanhatObject routed = object == PlanhatObject.NOTE ? PlanhatObject.CONVERSATION : object;
        assertThat(reply.status()).isEqualTo(routed.idKinds(operation).contains(kind) ? 200 : 404);
    }

    @ParameterizedTest
    @MethodSource("bulkObjects")
    void aBulkCallInsertsThenFindsThenUpdatesByEveryKeyable(PlanhatObject object) throws IOException {
        String path = "/" + object.path();
        for (String key : object.keyables()) {
            Map<String, Object> record =
                    Samples.record(object, company, object.keyables().indexOf(key));
            object.fixedValues().forEach(record::put);
            Reply inserted = client.put(path, json(List.of(record)));
            assertThat(inserted.at("/created").asInt()).as(inserted.text()).isEqualTo(1);
            String id = inserted.at("/upsertedIds/0").asText();
            Map<String, Object> change = new java.util.LinkedHashMap<>();
            change.put(key, key.equals("_id") ? id : record.get(key));
            object.fixedValues().forEach(change::put);
            Reply same = client.put(path, json(List.of(change)));
            assertThat(same.at("/nonupdates").asInt()).as(same.text()).isEqualTo(1);
            change.put(Samples.freeField(object), "changed");
            Reply updated = client.put(path, json(List.of(change)));
            assertThat(updated.at("/modified/0").asText()).as(updated.text()).isEqualTo(id);
            assertThat(simulator.find(object, id).orElseThrow()).containsEntry(Samples.freeField(object), "changed");
        }
    }

    @ParameterizedTest
    @MethodSource("bulkObjects")
    void aBulkInsertWithoutARequiredFieldIsRefusedOrDropped(PlanhatObject object) throws IOException {
        for (String name : object.requiredForBulkInsert()) {
            Map<String, Object> record = Samples.record(object, company, 1);
            record.remove(name);
            int before = simulator.count(object);
            Reply reply = client.put("/" + object.path(), json(List.of(record)));
            assertThat(simulator.count(object)).as(reply.text()).isEqualTo(before);
            boolean dropped = object == PlanhatObject.TICKET && name.equals("email");
            assertThat(reply.at("/createdErrors").size()).as(reply.text()).isEqualTo(dropped ? 0 : 1);
            assertThat(reply.status()).isEqualTo(dropped ? 200 : 400);
        }
    }

    static Stream<PlanhatObject> createObjects() {
        return Arrays.stream(PlanhatObject.values()).filter(o -> o.allows(Operation.CREATE) && o != PlanhatObject.NOTE);
    }

    @ParameterizedTest
    @MethodSource("createObjects")
    void aCreateWithoutARequiredFieldIs400(PlanhatObject object) throws IOException {
        for (String name : object.requiredForCreate()) {
            Map<String, Object> record = Samples.record(object, company, 1);
            record.remove(name);
            Reply reply = client.post("/" + object.path(), json(record));
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.at("/message").asText()).contains(name);
        }
    }

    static Stream<PlanhatObject> listed() {
        return Arrays.stream(PlanhatObject.values()).filter(o -> o.allows(Operation.LIST) && o.maxPageSize() < 10_000);
    }

    @ParameterizedTest
    @MethodSource("listed")
    void aListHasTheDefaultPageSizeAndNeverMoreThanTheMaximum(PlanhatObject object) throws IOException {
        for (int i = 0; i <= object.maxPageSize(); i++) {
            simulator.seed(object, Map.of("name", "n" + i));
        }
        assertThat(client.get("/" + object.path()).json()).hasSize(object.defaultPageSize());
        assertThat(client.get("/" + object.path() + "?limit=99999").json()).hasSize(object.maxPageSize());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
