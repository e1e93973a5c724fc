/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BulkInsertTest extends SimulatorTest {
    private static final String COMPANIES = "planhat:company/bulkInsert?outcomes=all";
    private static final String ENDUSERS = "planhat:enduser/bulkInsert?outcomes=all";

    private BulkOutcome insert(String uri, Object body) {
        return camel().send(uri, body, BulkOutcome.class);
    }

    private List<Map<String, Object>> companies(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.<String, Object>of("externalId", "c" + i, "name", "New " + i))
                .toList();
    }

    private int stored(PlanhatObject object) {
        return simulator().records(object).size();
    }

    private String enduser(String company, Map<String, Object> more) {
        Map<String, Object> fields = new java.util.HashMap<>(more);
        fields.put("companyId", company);
        return simulator().seed(PlanhatObject.ENDUSER, fields);
    }

    @Test
    void whatIsNewIsCreatedAndWhatIsThereIsSkippedAndNotChanged() {
        for (String lookups : List.of("20", "0")) {
            simulator().clear();
            String id = seedCompany("c1");

            BulkOutcome outcome = insert(COMPANIES + "&singleLookups=" + lookups, companies(0, 3));

            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::status)
                    .containsExactly(CREATED, SKIPPED, CREATED);
            assertThat(outcome.getRecords().get(1).id()).isEqualTo(id);
            assertThat(outcome.getRecords().get(1).reason()).startsWith("already there");
            assertThat(outcome.isClean()).isTrue();
            assertThat(simulator().find(PlanhatObject.COMPANY, id).orElseThrow())
                    .containsEntry("name", "Company c1");
        }
    }

    @Test
    void theSameBodyAgainCreatesNothing() {
        insert(COMPANIES, companies(0, 50));

        BulkOutcome again = insert(COMPANIES, companies(0, 50));

        assertThat(again.getSkipped()).isEqualTo(50);
        assertThat(again.getCalls()).isEqualTo(1);
        assertThat(stored(PlanhatObject.COMPANY)).isEqualTo(50);
    }

    @Nested
    class Keys {
        @Test
        void anyKeyThatIsTakenMakesARecordExist() {
            for (String lookups : List.of("20", "0")) {
                simulator().clear();
                String id = seedCompany("a");

                BulkOutcome outcome = insert(
                        COMPANIES + "&singleLookups=" + lookups,
                        Map.of("sourceId", "new", "externalId", "a", "name", "A"));

                assertThat(outcome.getRecords().get(0).status()).isEqualTo(SKIPPED);
                assertThat(outcome.getRecords().get(0).key()).isEqualTo("externalId=a");
                assertThat(outcome.getRecords().get(0).id()).isEqualTo(id);
            }
        }

        @Test
        void recordsWithoutAnyAreNewAndSentWithoutALook() {
            seedCompany("a");

            BulkOutcome outcome = insert(COMPANIES, List.of(Map.of("name", "X"), Map.of("name", "X")));

            assertThat(outcome.getCreated()).isEqualTo(2);
            assertThat(outcome.getLookupCalls()).isZero();
            assertThat(calls()).hasSize(1);
        }

        @Test
        void recordsThatAreKnownToBeNewAreSentWithoutALook() {
            String bolt = seedCompany("bolt");

            BulkOutcome outcome = insert(
                    ENDUSERS + "&checkKeys=false&singleLookups=0",
                    List.of(
                            Map.of("externalId", "e1", "companyId", "extid-bolt", "email", "jo@bolt.example"),
                            Map.of("externalId", "e1", "companyId", "extid-bolt", "email", "al@bolt.example")));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(CREATED, SKIPPED);
            assertThat(outcome.getLookupCalls()).isZero();
            assertThat(calls()).hasSize(1);
            assertThat(simulator().find(PlanhatObject.ENDUSER, "externalId", "e1"))
                    .hasValueSatisfying(e -> assertThat(e).containsEntry("companyId", bolt));
        }

        @Test
        void aRecordThatIsNotNewAfterAllIsToldOf() {
            seedCompany("a");

            BulkOutcome outcome = insert(COMPANIES + "&checkKeys=false", Map.of("externalId", "a", "name", "B"));

            assertThat(outcome.getRecords().get(0).status()).isEqualTo(UNKNOWN);
        }

        @Test
        void anIdThatIsThereIsSkippedAndAnotherOneRefused() {
            String id = seedCompany("a");

            BulkOutcome outcome = insert(
                    COMPANIES,
                    List.of(Map.of("_id", id, "name", "X"), Map.of("_id", "5f6b0a3c1d2e3f4a5b6c7d8e", "name", "X")));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(SKIPPED, REFUSED);
            assertThat(outcome.getRecords().get(1).reason()).contains("leave _id out");
            assertThat(stored(PlanhatObject.COMPANY)).isEqualTo(1);
        }

        @Test
        void theSameExternalIdInAnotherCompanyIsNew() {
            String a = seedCompany("a");
            seedCompany("b");
            enduser(a, Map.of("externalId", "1"));

            for (String lookups : List.of("20", "0")) {
                BulkOutcome outcome = insert(
                        ENDUSERS + "&singleLookups=" + lookups,
                        List.of(
                                Map.of("externalId", "1", "companyId", "extid-a"),
                                Map.of("externalId", "1" + lookups, "companyId", "extid-b")));

                assertThat(outcome.getRecords())
                        .extracting(RecordOutcome::status)
                        .containsExactly(SKIPPED, CREATED);
            }
            assertThat(insert(ENDUSERS, Map.of("externalId", "1", "companyId", "extid-b"))
                            .getCreated())
                    .isEqualTo(1);
        }

        @Test
        void anEmailThatAnotherCompanyHasIsRefusedBecausePlanhatMightUpdateThatOne() {
            String there = enduser(seedCompany("a"), Map.of("email", "jo@x.example"));
            seedCompany("b");

            for (String lookups : List.of("20", "0")) {
                BulkOutcome outcome = insert(
                        ENDUSERS + "&singleLookups=" + lookups,
                        Map.of("email", "jo@x.example", "companyId", "extid-b"));

                assertThat(outcome.getRecords().get(0).status()).isEqualTo(REFUSED);
                assertThat(outcome.getRecords().get(0).reason()).contains(there, "might update");
            }
            assertThat(stored(PlanhatObject.ENDUSER)).isEqualTo(1);
        }

        @Test
        void thatSeveralHaveAreAmbiguous() {
            enduser(seedCompany("a"), Map.of("email", "jo@x.example"));
            enduser(seedCompany("b"), Map.of("email", "jo@x.example"));

            BulkOutcome outcome = insert(ENDUSERS, Map.of("email", "jo@x.example"));

            assertThat(outcome.getRecords().get(0).status()).isEqualTo(REFUSED);
            assertThat(outcome.getRecords().get(0).reason()).startsWith("ambiguous");
        }

        @Test
        void theSameKeyTwiceInTheInputIsSentOnceInWhicheverBatch() {
            List<Map<String, Object>> twice = List.of(
                    Map.of("externalId", "a", "name", "First"),
                    Map.of("externalId", "a", "name", "Second"),
                    Map.of("externalId", "b", "name", "B"),
                    Map.of("externalId", "a", "name", "Third"));

            for (String size : List.of("1", "2", "5000")) {
                simulator().clear();
                BulkOutcome outcome = insert(COMPANIES + "&batchSize=" + size, twice);

                assertThat(outcome.getRecords())
                        .extracting(RecordOutcome::status)
                        .containsExactly(CREATED, SKIPPED, CREATED, SKIPPED);
                assertThat(outcome.getRecords().get(3).reason()).contains("same record again as 0");
                assertThat(simulator()
                                .find(PlanhatObject.COMPANY, "externalId", "a")
                                .orElseThrow())
                        .containsEntry("name", "First");
            }
        }
    }

    @Nested
    class Races {
        /** Answers of look-ups hide the record, as if somebody created it right after them. */
        private void hideFromLookups() {
            simulator().faults().next().method("GET").always().status(404);
        }

        @Test
        void areReportedIfTheyChangedWhatWasThere() {
            String id = seedCompany("c0");
            hideFromLookups();

            BulkOutcome outcome = insert(COMPANIES, companies(0, 1));

            RecordOutcome only = outcome.getRecords().get(0);
            assertThat(only.status()).isEqualTo(UNKNOWN);
            assertThat(only.id()).isEqualTo(id);
            assertThat(only.reason()).contains("bulkInsert must not change", id);
            assertThat(outcome.getUpdated()).isZero();
        }

        @Test
        void areReportedEvenIfNothingChanged() {
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "New 0", "externalId", "c0"));
            hideFromLookups();

            BulkOutcome outcome = insert(COMPANIES, companies(0, 1));

            assertThat(outcome.getUnknown()).isEqualTo(1);
            assertThat(outcome.getUnchanged()).isZero();
        }

        @Test
        void leaveTheOthersOfTheCallConfirmed() {
            seedCompany("c1");
            hideFromLookups();

            BulkOutcome outcome = insert(COMPANIES, companies(0, 3));

            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::status)
                    .containsExactly(CREATED, UNKNOWN, CREATED);
        }
    }

    @Nested
    class LostAnswers {
        @Test
        void endTheRunWithoutARepeatAndTheNextRunFindsWhatWasStored() {
            simulator().faults().next().operation(Operation.BULK_UPSERT).appliedButAnswerLost();

            PlanhatUnavailableException lost =
                    catchThrowableOfType(PlanhatUnavailableException.class, () -> insert(COMPANIES, companies(0, 3)));

            assertThat(lost.getOutcome().getUnknown()).isEqualTo(3);
            assertThat(simulator().journal().count("PUT", "/companies")).isEqualTo(1);
            assertThat(insert(COMPANIES, companies(0, 4)).getRecords())
                    .extracting(RecordOutcome::status)
                    .containsExactly(SKIPPED, SKIPPED, SKIPPED, CREATED);
        }

        @Test
        void thatSayNothingLeaveRecordsUnknownAndUnsent() {
            simulator().faults().next().operation(Operation.BULK_UPSERT).bulkAnswer(200, "{}");

            BulkOutcome outcome = insert(COMPANIES, companies(0, 3));

            assertThat(outcome.getUnknown()).isEqualTo(3);
            assertThat(outcome.getRecords().get(0).reason()).contains("send it again");
            assertThat(simulator().journal().count("PUT", "/companies")).isEqualTo(1);
        }
    }

    @Test
    void aRecordThatPlanhatRefusesIsListedWithItsReason() {
        BulkOutcome outcome = insert(
                COMPANIES,
                List.of(Map.of("externalId", "nameless"), companies(0, 1).get(0)));

        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(REFUSED, CREATED);
        assertThat(outcome.getRecords().get(0).reason()).contains("name");
    }

    @Test
    void manyRecordsCostOneLookAndOneCallABatch() {
        BulkOutcome outcome = insert(
                "planhat:company/bulkInsert?batchSize=100", companies(0, 1_000).iterator());

        assertThat(outcome.getCreated()).isEqualTo(1_000);
        assertThat(outcome.getCalls()).isEqualTo(11);
        assertThat(outcome.getLookupCalls()).isEqualTo(1);
    }
}
