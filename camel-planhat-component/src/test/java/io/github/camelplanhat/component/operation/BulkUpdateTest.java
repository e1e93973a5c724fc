/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.lookup.LookupException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNCHANGED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BulkUpdateTest extends SimulatorTest {
    private static final String COMPANIES = "planhat:company/bulkUpdate?outcomes=all";
    private static final String ENDUSERS = "planhat:enduser/bulkUpdate?outcomes=all";

    private BulkOutcome update(String uri, Object body) {
        return camel().send(uri, body, BulkOutcome.class);
    }

    private RecordOutcome only(BulkOutcome outcome) {
        assertThat(outcome.getRecords()).hasSize(1);
        return outcome.getRecords().get(0);
    }

    private Object stored(PlanhatObject object, String id, String field) {
        return simulator().find(object, id).orElseThrow().get(field);
    }

    private int companies() {
        return simulator().records(PlanhatObject.COMPANY).size();
    }

    private String enduser(String company, String key, String value) {
        return simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, key, value));
    }

    @Nested
    class WhatIsThere {
        @Test
        void isChangedUnderItsIdAlone() {
            String id = seedCompany("a");

            BulkOutcome outcome = update(COMPANIES, Map.of("externalId", "a", "phase", "Live"));

            assertThat(only(outcome).status()).isEqualTo(UPDATED);
            assertThat(only(outcome).id()).isEqualTo(id);
            assertThat(only(outcome).key()).isEqualTo("externalId=a");
            assertThat(stored(PlanhatObject.COMPANY, id, "phase")).isEqualTo("Live");
            assertThat(lastCall().body()).contains("\"_id\":\"" + id + "\"").doesNotContain("externalId");
        }

        @Test
        void isUnchangedWithItsIdIfNothingIsNew() {
            String id = seedCompany("a");

            RecordOutcome outcome = only(update(COMPANIES, Map.of("externalId", "a", "name", "Company a")));

            assertThat(outcome.status()).isEqualTo(UNCHANGED);
            assertThat(outcome.id()).isEqualTo(id);
        }

        @Test
        void canGetAnotherKeyThroughItsId() {
            String id = seedCompany("a");

            update(COMPANIES, Map.of("_id", id, "externalId", "b"));

            assertThat(stored(PlanhatObject.COMPANY, id, "externalId")).isEqualTo("b");
        }

        @Test
        void isFoundByItsStrongestKeyAndTheOthersAreData() {
            String id = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "sourceId", "s"));

            update(COMPANIES, Map.of("sourceId", "s", "externalId", "new"));

            assertThat(stored(PlanhatObject.COMPANY, id, "externalId")).isEqualTo("new");
        }

        @Test
        void isFoundByAWeakerKeyIfTheStrongerOneIsNew() {
            String id = seedCompany("a");

            update(COMPANIES, Map.of("sourceId", "new", "externalId", "a"));

            assertThat(stored(PlanhatObject.COMPANY, id, "sourceId")).isEqualTo("new");
        }

        @Test
        void keepsFieldsThatAreNotSentAndLosesThoseThatAreNull() {
            String id = simulator()
                    .seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "a", "city", "Rome", "zip", "1"));
            Map<String, Object> change = new java.util.HashMap<>(Map.of("externalId", "a"));
            change.put("city", null);

            update(COMPANIES, change);

            assertThat(stored(PlanhatObject.COMPANY, id, "city")).isNull();
            assertThat(stored(PlanhatObject.COMPANY, id, "zip")).isEqualTo("1");
        }
    }

    @Nested
    class WhatIsNotThere {
        @Test
        void isRefusedByEveryKeyAndNeverSent() {
            seedCompany("a");

            BulkOutcome outcome = update(
                    COMPANIES,
                    List.of(
                            Map.of("externalId", "b", "name", "B"),
                            Map.of("sourceId", "b", "name", "B"),
                            Map.of("_id", "5f6b0a3c1d2e3f4a5b6c7d8e", "name", "B")));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(REFUSED);
            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::reason)
                    .containsExactly(
                            "not found: no company has externalId=b",
                            "not found: no company has sourceId=b",
                            "not found: no company has _id=5f6b0a3c1d2e3f4a5b6c7d8e");
            assertThat(calls()).noneMatch(call -> call.method().equals("PUT"));
            assertThat(companies()).isEqualTo(1);
        }

        @Test
        void isNotCreatedEvenWherePlanhatWouldInsertAnUnknownId() {
            simulator().behaviour(simulator().behaviour().with(Switch.UnknownBulkId.INSERT));
            seedCompany("a");

            for (String lookups : List.of("20", "0")) {
                BulkOutcome outcome = update(
                        COMPANIES + "&singleLookups=" + lookups,
                        List.of(Map.of("_id", "5f6b0a3c1d2e3f4a5b6c7d8e", "name", "B")));

                assertThat(only(outcome).status()).isEqualTo(REFUSED);
                assertThat(companies()).isEqualTo(1);
            }
        }

        @Test
        void isToldAfterwardsWhereIdsAreNotChecked() {
            simulator().behaviour(simulator().behaviour().with(Switch.UnknownBulkId.INSERT));
            String missing = "5f6b0a3c1d2e3f4a5b6c7d8e";

            BulkOutcome outcome = update(COMPANIES + "&checkIds=false", Map.of("_id", missing, "name", "B"));

            assertThat(only(outcome).status()).isEqualTo(UNKNOWN);
            assertThat(only(outcome).reason()).contains("must not create").contains(missing);
            assertThat(outcome.getCreated()).isZero();
            assertThat(outcome.isClean()).isFalse();
            assertThat(outcome.getCalls()).isEqualTo(1);
        }

        @Test
        void isRefusedByPlanhatIfItWentAwayAfterTheLook() {
            seedCompany("a");
            String gone = seedCompany("b");
            simulator()
                    .faults()
                    .next()
                    .path("/companies/extid-b")
                    .rewriteAnswer(200, honest -> honest.replace(gone, "5f6b0a3c1d2e3f4a5b6c7d8e"));

            BulkOutcome outcome = update(
                    COMPANIES, List.of(Map.of("externalId", "a", "name", "A"), Map.of("externalId", "b", "name", "B")));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(UPDATED, REFUSED);
            assertThat(outcome.getRecords().get(1).reason()).contains("not found");
            assertThat(companies()).isEqualTo(2);
        }
    }

    @Nested
    class Keys {
        @Test
        void aRecordWithoutAnyIsRefusedBeforeTheCall() {
            BulkOutcome outcome = update(COMPANIES, List.of(Map.of("name", "Acme"), Map.of("externalId", " ")));

            assertThat(outcome.getRefused()).isEqualTo(2);
            assertThat(outcome.getRecords()).allMatch(r -> r.reason().contains("_id, sourceId, externalId"));
            assertThat(calls()).isEmpty();
        }

        @Test
        void anIdThatWouldAddressAnotherPathIsNotFound() {
            for (String id : List.of("..", ".", "a/b", "extid-a")) {
                seedCompany("a");
                assertThat(only(update(COMPANIES, Map.of("_id", id, "name", "X")))
                                .reason())
                        .isEqualTo("not found: no company has _id=" + id);
            }
        }

        @Test
        void whatIsNoRecordIsRefused() {
            BulkOutcome outcome = update(COMPANIES, Arrays.asList(17, null));

            assertThat(outcome.getRefused()).isEqualTo(2);
            assertThat(calls()).isEmpty();
        }

        @Test
        void twoThatLeadToOneRecordAreMerged() {
            String id =
                    simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "a", "sourceId", "s"));

            BulkOutcome outcome = update(
                    COMPANIES,
                    List.of(
                            Map.of("externalId", "a", "city", "Rome", "zip", "1"),
                            Map.of("sourceId", "s", "city", "Milan"),
                            Map.of("_id", id, "country", "IT")));

            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::status)
                    .containsExactly(SKIPPED, SKIPPED, UPDATED);
            assertThat(outcome.getRecords()).extracting(RecordOutcome::id).containsOnly(id);
            assertThat(stored(PlanhatObject.COMPANY, id, "city")).isEqualTo("Milan");
            assertThat(stored(PlanhatObject.COMPANY, id, "zip")).isEqualTo("1");
            assertThat(stored(PlanhatObject.COMPANY, id, "country")).isEqualTo("IT");
        }

        @Test
        void theSameEmailInTwoCompaniesIsAmbiguous() {
            String first = enduser(seedCompany("a"), "email", "jo@x.example");
            String second = enduser(seedCompany("b"), "email", "jo@x.example");

            for (String lookups : List.of("20", "0")) {
                RecordOutcome outcome = only(update(
                        ENDUSERS + "&singleLookups=" + lookups, Map.of("email", "jo@x.example", "position", "CEO")));

                assertThat(outcome.status()).isEqualTo(REFUSED);
                assertThat(outcome.reason()).startsWith("ambiguous").contains(first, second, "name its company");
            }
            assertThat(calls()).noneMatch(call -> call.method().equals("PUT"));
        }

        @Test
        void theCompanyDecidesBetweenNamesakes() {
            String a = seedCompany("a");
            String b = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "B", "sourceId", "b"));
            String c = seedCompany("c");
            String ofA = enduser(a, "externalId", "1");
            String ofB = enduser(b, "externalId", "1");
            String ofC = enduser(c, "externalId", "1");

            for (String lookups : List.of("20", "0")) {
                BulkOutcome outcome = update(
                        ENDUSERS + "&singleLookups=" + lookups,
                        List.of(
                                Map.of("externalId", "1", "companyId", a, "position", "A" + lookups),
                                Map.of("externalId", "1", "companyId", "srcid-b", "position", "B" + lookups),
                                Map.of("externalId", "1", "companyId", "extid-c", "position", "C" + lookups)));

                assertThat(outcome.getUpdated()).as("" + outcome.getRecords()).isEqualTo(3);
                assertThat(stored(PlanhatObject.ENDUSER, ofA, "position")).isEqualTo("A" + lookups);
                assertThat(stored(PlanhatObject.ENDUSER, ofB, "position")).isEqualTo("B" + lookups);
                assertThat(stored(PlanhatObject.ENDUSER, ofC, "position")).isEqualTo("C" + lookups);
            }
        }

        @Test
        void anotherCompanysNamesakeIsNotFound() {
            enduser(seedCompany("a"), "externalId", "1");
            String b = seedCompany("b");

            for (String lookups : List.of("20", "0")) {
                for (String company : List.of(b, "extid-b", "extid-nowhere")) {
                    RecordOutcome outcome = only(update(
                            ENDUSERS + "&singleLookups=" + lookups, Map.of("externalId", "1", "companyId", company)));

                    assertThat(outcome.status()).isEqualTo(REFUSED);
                    assertThat(outcome.reason())
                            .isEqualTo("not found: no enduser has externalId=1 in company " + company);
                }
            }
        }

        @Test
        void anExternalIdThatIsUniqueNeedsNoCompany() {
            String id = enduser(seedCompany("a"), "externalId", "1");

            assertThat(only(update(ENDUSERS, Map.of("externalId", "1", "position", "CEO")))
                            .id())
                    .isEqualTo(id);
        }

        @Test
        void archivedRecordsAreFoundToo() {
            String id = simulator()
                    .seed(
                            PlanhatObject.ENDUSER,
                            Map.of("companyId", seedCompany("a"), "email", "jo@x.example", "archived", true));

            for (String lookups : List.of("20", "0")) {
                RecordOutcome outcome = only(update(
                        ENDUSERS + "&singleLookups=" + lookups, Map.of("email", "jo@x.example", "position", lookups)));

                assertThat(outcome.status()).isEqualTo(UPDATED);
                assertThat(outcome.id()).isEqualTo(id);
            }
        }

        @Test
        void ofTicketsAreFoundUnderTheNameUnderWhichTheyAreRead() {
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "domains", List.of("acme.example")));
            camel().send(
                            "planhat:ticket/bulkUpsert",
                            Map.of("sourceId", "t", "email", "jo@acme.example", "domains", List.of("acme.example")),
                            BulkOutcome.class);

            BulkOutcome outcome = update("planhat:ticket/bulkUpdate", Map.of("sourceId", "t", "status", "closed"));

            assertThat(outcome.getUpdated()).as("" + outcome.getRecords()).isEqualTo(1);
        }

        @Test
        void ofConversationsDoNotFindNotesNorTheOtherWayRound() {
            String company = seedCompany("a");
            String mail = simulator().seed(PlanhatObject.CONVERSATION, Map.of("companyId", company, "type", "call"));

            for (String lookups : List.of("20", "0")) {
                BulkOutcome outcome =
                        update("planhat:note/bulkUpdate?singleLookups=" + lookups, Map.of("_id", mail, "subject", "x"));

                assertThat(outcome.getRefused()).isEqualTo(1);
            }
        }
    }

    @Nested
    class LookUps {
        private List<Map<String, Object>> changes(int from, int to) {
            return IntStream.range(from, to)
                    .mapToObj(i -> Map.<String, Object>of("externalId", "c" + i, "phase", "Live"))
                    .toList();
        }

        private void seed(int number) {
            IntStream.range(0, number).forEach(i -> seedCompany("c" + i));
        }

        @Test
        void fewAreFoundOneByOne() {
            seed(30);

            BulkOutcome outcome = update(COMPANIES, changes(0, 20));

            assertThat(outcome.getUpdated()).isEqualTo(20);
            assertThat(outcome.getLookupCalls()).isEqualTo(20);
            assertThat(outcome.getCalls()).isEqualTo(21);
            assertThat(calls()).hasSize(21);
        }

        @Test
        void manyCompaniesAreFoundByOneLeanList() {
            seed(30);

            BulkOutcome outcome = update(COMPANIES, changes(0, 21));

            assertThat(outcome.getUpdated()).isEqualTo(21);
            assertThat(outcome.getLookupCalls()).isEqualTo(1);
            assertThat(simulator().journal().count("GET", "/leancompanies")).isEqualTo(1);
        }

        @Test
        void manyOthersAreFoundByOnePassOverAListThatAsksForKeysAlone() {
            String company = seedCompany("a");
            IntStream.range(0, 2_100).forEach(i -> enduser(company, "sourceId", "e" + i));
            List<Map<String, Object>> changes = IntStream.range(0, 2_100)
                    .mapToObj(i -> Map.<String, Object>of("sourceId", "e" + i, "position", "CEO"))
                    .toList();

            BulkOutcome outcome = update("planhat:enduser/bulkUpdate?batchSize=500", changes);

            assertThat(outcome.getUpdated()).isEqualTo(2_100);
            assertThat(outcome.getLookupCalls()).isEqualTo(2);
            assertThat(outcome.getCalls()).isEqualTo(2 + 5);
            assertThat(calls().get(0).query()).contains("select=").contains("archived=true");
            assertThat(calls().get(0).query()).contains("sourceId").doesNotContain("firstName");
        }

        @Test
        void aListIsReadOnceForARunThatHasManyBatches() {
            seed(50);

            BulkOutcome outcome = update(COMPANIES + "&batchSize=10", changes(0, 50));

            assertThat(outcome.getUpdated()).isEqualTo(50);
            assertThat(outcome.getLookupCalls()).isEqualTo(1);
        }

        @Test
        void idsThatAreNotCheckedCostNothing() {
            String id = seedCompany("a");

            BulkOutcome outcome = update(COMPANIES + "&checkIds=false", Map.of("_id", id, "phase", "Live"));

            assertThat(outcome.getUpdated()).isEqualTo(1);
            assertThat(calls()).hasSize(1);
        }

        @Test
        void moreRecordsThanMayBeRememberedEndTheRunBeforeItWrites() {
            seed(30);

            LookupException failure = catchThrowableOfType(
                    LookupException.class, () -> update(COMPANIES + "&maxIndexed=29&singleLookups=3", changes(0, 10)));

            assertThat(failure).hasMessageContaining("maxIndexed=29");
            assertThat(failure.getOutcome().getRefused()).isEqualTo(10);
            assertThat(calls()).noneMatch(call -> call.method().equals("PUT"));
        }

        @Test
        void thatFailEndTheRunWithAnOutcomeForEveryRecord() {
            seed(3);
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LEAN_LIST);

            assertThatThrownBy(() -> update(COMPANIES + "&singleLookups=0", changes(0, 3)))
                    .isInstanceOf(PlanhatForbiddenException.class)
                    .hasMessageContaining("leanList")
                    .satisfies(
                            e -> assertThat(((PlanhatException) e).getOutcome().getRefused())
                                    .isEqualTo(3));
        }

        @Test
        void thatFailLaterLeaveEarlierBatchesConfirmed() {
            String company = seedCompany("a");
            enduser(company, "email", "jo0@x.example");
            List<Map<String, Object>> changes = new ArrayList<>();
            changes.add(Map.of("email", "jo0@x.example", "position", "CEO"));
            changes.add(Map.of("externalId", "1", "companyId", "extid-a"));
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LEAN_LIST);

            PlanhatException failure =
                    catchThrowableOfType(PlanhatException.class, () -> update(ENDUSERS + "&batchSize=1", changes));

            assertThat(failure.getOutcome().getRecords())
                    .extracting(RecordOutcome::status)
                    .containsExactly(UPDATED, REFUSED);
        }

        @Test
        void takeRecordsFromALazySource() {
            seed(30);

            BulkOutcome outcome =
                    update(COMPANIES + "&batchSize=7", changes(0, 30).iterator());

            assertThat(outcome.getUpdated()).isEqualTo(30);
            assertThat(outcome.getRecords()).extracting(RecordOutcome::index).isSorted();
        }
    }
}
