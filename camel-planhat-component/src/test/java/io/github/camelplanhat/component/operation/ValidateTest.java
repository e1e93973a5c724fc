/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidateTest extends SimulatorTest {
    private static final String REFUSE = "validate=refuse";

    private void customField(String name, String type, String parent) {
        simulator().seed(PlanhatObject.CUSTOM_FIELD, Map.of("name", name, "type", type, "parent", parent));
    }

    private static Map<String, Object> company(String externalId, String field, Object value) {
        Map<String, Object> fields = new HashMap<>(Map.of("externalId", externalId, "name", "Acme"));
        fields.put(field, value);
        return fields;
    }

    private BulkOutcome upsert(String options, Object... records) {
        return camel().send("planhat:company/bulkUpsert?" + options, Arrays.asList(records), BulkOutcome.class);
    }

    private String refusalOf(Map<String, Object> record) {
        BulkOutcome outcome = upsert(REFUSE, record);
        assertThat(outcome.getRefused()).isEqualTo(1);
        return outcome.getRecords().get(0).reason();
    }

    private List<String> methods() {
        return calls().stream().map(call -> call.method()).toList();
    }

    @Nested
    class Refusing {
        @Test
        void aMistypedNameIsRefusedWithTheNearestOne() {
            assertThat(refusalOf(company("A-1", "Phase", "New")))
                    .isEqualTo("Phase: no such field of company; did you mean phase?");
            assertThat(calls()).isEmpty();
        }

        @Test
        void theCaseOfAKeyCounts() {
            assertThat(refusalOf(Map.of("name", "Acme", "externalID", "A-1")))
                    .isEqualTo("externalID: no such field of company; did you mean externalId?");
        }

        @Test
        void theOtherRecordsAreSent() {
            BulkOutcome outcome = upsert(REFUSE, company("A-1", "Phase", "New"), company("A-2", "phase", "New"));

            assertThat(outcome.getCreated()).isEqualTo(1);
            assertThat(outcome.getRefused()).isEqualTo(1);
            assertThat(simulator().records(PlanhatObject.COMPANY))
                    .singleElement()
                    .satisfies(r -> assertThat(r).containsEntry("externalId", "A-2"));
        }

        @Test
        void aRefusedRecordIsNamedByItsKey() {
            assertThat(upsert(REFUSE, company("A-1", "Phase", "New")).getRecords())
                    .singleElement()
                    .satisfies(r -> assertThat(r.key()).isEqualTo("externalId=A-1"));
        }

        @Test
        void aWrongTypeIsRefused() {
            assertThat(refusalOf(company("A-1", "csmScore", "abc"))).isEqualTo("csmScore: 'abc' is no whole number");
            assertThat(refusalOf(company("A-1", "tags", "abc"))).isEqualTo("tags: 'abc' is no array");
            assertThat(refusalOf(company("A-1", "customerFrom", "soon"))).startsWith("customerFrom: 'soon' is no date");
            assertThat(refusalOf(company("A-1", "owner", "Jim"))).startsWith("owner: 'Jim' is no id");
        }

        @Test
        void allProblemsOfARecordAreNamed() {
            Map<String, Object> record = company("A-1", "Phase", "New");
            record.put("tags", "abc");

            assertThat(refusalOf(record)).contains("Phase: ").contains("; ").contains("tags: ");
        }

        @Test
        void aComputedFieldIsNoReason() {
            assertThat(upsert(REFUSE, company("A-1", "arr", 12)).getCreated()).isEqualTo(1);
        }

        @Test
        void nullsHaveEveryType() {
            assertThat(upsert(REFUSE, company("A-1", "csmScore", null)).getCreated())
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"create", "update"})
        void aSingleRecordFailsBeforeTheCall(String operation) {
            assertThatThrownBy(() -> camel().send(
                                    "planhat:company/" + operation + "?" + REFUSE,
                                    company("A-1", "Phase", 1),
                                    Map.class))
                    .isInstanceOf(BodyException.class)
                    .hasMessage("company/" + operation
                            + " was not sent (validate=refuse): Phase: no such field of company; did you mean phase?");
            assertThat(calls()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"bulkUpdate", "bulkInsert"})
        void theOtherBulkOperationsAreCheckedToo(String operation) {
            BulkOutcome outcome = camel().send(
                            "planhat:company/" + operation + "?" + REFUSE,
                            List.of(company("A-1", "Phase", "New")),
                            BulkOutcome.class);

            assertThat(outcome.getRecords().get(0).reason()).startsWith("Phase: no such field");
            assertThat(methods()).doesNotContain("PUT", "POST");
        }

        @Test
        void theComponentsOptionHoldsForItsEndpoints() {
            camel(options -> options.setValidate(io.github.camelplanhat.component.validate.Validate.REFUSE));

            assertThat(upsert("", company("A-1", "Phase", "New")).getRefused()).isEqualTo(1);
        }
    }

    @Nested
    class Custom {
        @Test
        void aMistypedCustomFieldIsRefusedWithTheNearestOne() {
            customField("Tier", "text", "company");

            assertThat(refusalOf(company("A-1", "custom", Map.of("tier", "Gold"))))
                    .isEqualTo("custom.tier: no such custom field of company; did you mean custom.Tier?");
        }

        @Test
        void aWrongTypeOfACustomFieldIsRefused() {
            customField("Seats", "number", "Company");

            assertThat(refusalOf(company("A-1", "custom", Map.of("Seats", "abc"))))
                    .isEqualTo("custom.Seats: 'abc' is no number");
        }

        @Test
        void theFieldsOfAnotherObjectDoNotCount() {
            customField("Tier", "text", "enduser");

            assertThat(refusalOf(company("A-1", "custom", Map.of("Tier", "Gold"))))
                    .startsWith("custom.Tier: no such custom field of company");
        }

        @Test
        void theyAreReadOnceAndTheCallIsCounted() {
            customField("Tier", "text", "company");
            Map<String, Object> record = company("A-1", "custom", Map.of("Tier", "Gold"));

            BulkOutcome first = upsert(REFUSE, record);
            BulkOutcome second = upsert(REFUSE, record);

            assertThat(first.getLookupCalls()).isPositive();
            assertThat(first.getCalls()).isEqualTo(first.getLookupCalls() + 1);
            assertThat(second.getLookupCalls()).isZero();
        }

        @Test
        void aMissDoesNotReadThemAgainAtOnce() {
            customField("Tier", "text", "company");
            upsert(REFUSE, company("A-1", "custom", Map.of("Tier", "Gold")));
            int before = calls().size();

            refusalOf(company("A-1", "custom", Map.of("Other", "Gold")));

            assertThat(calls()).hasSize(before);
        }

        @Test
        void recordsWithoutCustomFieldsReadNothing() {
            upsert(REFUSE, company("A-1", "phase", "New"));

            assertThat(methods()).containsExactly("PUT");
        }
    }

    @Nested
    class Warning {
        @Test
        void undocumentedFieldsGoOut() {
            BulkOutcome outcome = upsert("validate=warn", company("A-1", "brandNew", 1));

            assertThat(outcome.getCreated()).isEqualTo(1);
            assertThat(lastCall().body()).contains("\"brandNew\":1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"off", "warn", "refuse"})
        void anObjectInPlaceOfAnArrayPassesUntouched(String mode) {
            upsert("validate=" + mode, company("A-1", "tags", Map.of("anyOperation", List.of("x"))));

            assertThat(lastCall().body()).contains("\"tags\":{\"anyOperation\":[\"x\"]}");
        }
    }

    @Test
    void nothingIsCheckedUnlessAsked() {
        upsert("", company("A-1", "Phase", "New"));

        assertThat(lastCall().body()).contains("\"Phase\":\"New\"");
    }
}
