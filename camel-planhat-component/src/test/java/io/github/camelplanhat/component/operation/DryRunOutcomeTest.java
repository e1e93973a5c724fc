/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.lookup.LookupException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNCHANGED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_CREATE;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_DELETE;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_SEND;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.WOULD_UPDATE;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DryRunOutcomeTest extends SimulatorTest {
    private static final String NOBODY = "0123456789abcdef01234567";

    private BulkOutcome dry(String uri, Object body, Map<String, Object> headers) {
        return camel().send(
                        "planhat:" + uri + (uri.contains("?") ? "&" : "?") + "dryRun=true&outcomes=all",
                        body,
                        headers,
                        BulkOutcome.class);
    }

    private List<RecordOutcome> dry(String uri, Object body) {
        return dry(uri, body, Map.of()).getRecords();
    }

    private RecordOutcome only(BulkOutcome outcome) {
        assertThat(outcome.getRecords()).hasSize(1);
        return outcome.getRecords().get(0);
    }

    @Nested
    class ABulkUpsert {
        @Test
        void namesTheFieldsThatDifferAndTheRecordThatIsThere() {
            String acme = simulator()
                    .seed(
                            PlanhatObject.COMPANY,
                            Map.of(
                                    "name",
                                    "Acme",
                                    "externalId",
                                    "a",
                                    "phase",
                                    "Trial",
                                    "custom",
                                    Map.of("Tier", "Gold")));

            List<RecordOutcome> records = dry(
                    "company/bulkUpsert",
                    List.of(
                            Map.of(
                                    "externalId",
                                    "a",
                                    "name",
                                    "Acme",
                                    "phase",
                                    "Live",
                                    "custom",
                                    Map.of("Tier", "Gold", "Seats", 5)),
                            Map.of("externalId", "b", "name", "Bolt"),
                            Map.of("externalId", "c")));

            assertThat(records).extracting(RecordOutcome::status).containsExactly(WOULD_UPDATE, WOULD_CREATE, REFUSED);
            assertThat(records.get(0).id()).isEqualTo(acme);
            assertThat(records.get(0).key()).isEqualTo("externalId=a");
            assertThat(records.get(0).changes())
                    .containsOnly(
                            entry("phase", new FieldChange("Trial", "Live")),
                            entry("custom.Seats", new FieldChange(null, 5)));
            assertThat(records.get(2).reason()).isEqualTo("Planhat stores no new company without name");
        }

        @Test
        void listsWhatWouldHappenAmongTheProblemsAndNotWhatWouldStayAsItIs() {
            seedCompany("a");

            BulkOutcome outcome = camel().send(
                            "planhat:company/bulkUpsert?dryRun=true",
                            List.of(Map.of("externalId", "a"), Map.of("externalId", "b", "name", "B")),
                            BulkOutcome.class);

            assertThat(outcome.getUnchanged()).isEqualTo(1);
            assertThat(outcome.getWouldCreate()).isEqualTo(1);
            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(WOULD_CREATE);
            assertThat(outcome.isClean()).isTrue();
        }

        @Test
        void knowsWhatItsEarlierBatchesWouldHaveDone() {
            String acme = seedCompany("a");

            List<RecordOutcome> records = dry(
                    "company/bulkUpsert?batchSize=1",
                    List.of(
                            Map.of("externalId", "a", "phase", "Live"),
                            Map.of("externalId", "a", "phase", "Live"),
                            Map.of("externalId", "new", "name", "New"),
                            Map.of("externalId", "new", "name", "Newer")));

            assertThat(records)
                    .extracting(RecordOutcome::status)
                    .containsExactly(WOULD_UPDATE, UNCHANGED, WOULD_CREATE, WOULD_UPDATE);
            assertThat(records.get(1).id()).isEqualTo(acme);
            assertThat(records.get(3).reason()).isEqualTo("the same record as 2, which would create it");
            assertThat(records.get(3).changes()).containsOnlyKeys("name");
        }

        @Test
        void doesNotGuessWhatOnlyPlanhatKnows() {
            String acme = seedCompany("acme");
            simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "email", "jo@acme.example"));
            String other = seedCompany("other");

            List<RecordOutcome> records = dry(
                    "enduser/bulkUpsert",
                    List.of(
                            Map.of("externalId", "1", "companyId", "extid-nobody"),
                            Map.of("externalId", "2", "email", "kim@acme.example"),
                            Map.of("email", "jo@acme.example", "companyId", other),
                            Map.of("_id", NOBODY, "companyId", acme)));

            assertThat(records).extracting(RecordOutcome::status).containsOnly(UNKNOWN);
            assertThat(records)
                    .extracting(RecordOutcome::reason)
                    .satisfiesExactly(
                            r -> assertThat(r).startsWith("there is no company extid-nobody"),
                            r -> assertThat(r).startsWith("it names no company"),
                            r -> assertThat(r).startsWith("another company's record"),
                            r -> assertThat(r).startsWith("no enduser has _id=" + NOBODY));
        }

        @Test
        void takesAReferenceToACompanyForTheCompanyThatItMeans() {
            String acme = seedCompany("acme");
            simulator()
                    .seed(
                            PlanhatObject.ENDUSER,
                            Map.of("companyId", acme, "sourceId", "s1", "email", "jo@acme.example"));

            assertThat(dry("enduser/bulkUpsert", Map.of("sourceId", "s1", "companyId", "extid-acme")))
                    .extracting(RecordOutcome::status)
                    .containsExactly(UNCHANGED);
        }

        @Test
        void refusesAKeyThatAnotherRecordHas() {
            seedCompany("a");
            String bolt = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Bolt", "sourceId", "s2"));

            RecordOutcome record = dry("company/bulkUpsert", Map.of("sourceId", "s2", "externalId", "a"))
                    .get(0);

            assertThat(record.status()).isEqualTo(REFUSED);
            assertThat(record.id()).isEqualTo(bolt);
            assertThat(record.reason()).startsWith("externalId=a is that of ").endsWith("Planhat takes it only once");
        }

        @Test
        void makesTheChecksThatAreMadeBeforeACall() {
            List<RecordOutcome> records = dry(
                    "company/bulkUpsert?validate=refuse&maxBodyBytes=1000",
                    List.of(
                            Map.of("externalId", "a", "name", "A".repeat(1000)),
                            Map.of("externalID", "b", "name", "B"),
                            "no record",
                            Map.of("externalId", "d", "name", "D"),
                            Map.of("externalId", "d", "name", "D2")));

            assertThat(records)
                    .extracting(RecordOutcome::status)
                    .containsExactly(REFUSED, REFUSED, REFUSED, SKIPPED, WOULD_CREATE);
            assertThat(records.get(0).reason()).contains("maxBodyBytes=1000");
            assertThat(records.get(1).reason()).contains("did you mean externalId?");
        }

        @Test
        void readsManyRecordsByTheListOnceAndFewOneByOne() {
            List<Map<String, Object>> many = IntStream.range(0, 30)
                    .mapToObj(i -> {
                        seedCompany("c" + i);
                        return Map.<String, Object>of("externalId", "c" + i, "phase", "Live");
                    })
                    .toList();

            BulkOutcome all = dry("company/bulkUpsert?batchSize=10", many, Map.of());
            assertThat(all.getWouldUpdate()).isEqualTo(30);
            // One page, and one that proves that it was the last.
            assertThat(simulator().journal().count(PlanhatObject.COMPANY, Operation.LIST))
                    .isEqualTo(2);
            assertThat(lastCall().query()).contains("select=", "custom", "phase");
            assertThat(all.getLookupCalls()).isEqualTo(2);

            simulator().journal().clear();
            assertThat(dry("company/bulkUpsert", many.subList(0, 3), Map.of()).getWouldUpdate())
                    .isEqualTo(3);
            assertThat(simulator().journal().count(PlanhatObject.COMPANY, Operation.GET))
                    .isEqualTo(3);
        }

        @Test
        void keepsNoMoreRecordsThanItMay() {
            IntStream.range(0, 11).forEach(i -> seedCompany("c" + i));
            List<Map<String, Object>> records = IntStream.range(0, 11)
                    .mapToObj(i -> Map.<String, Object>of("externalId", "c" + i))
                    .toList();

            LookupException e = catchThrowableOfType(
                    LookupException.class,
                    () -> dry("company/bulkUpsert?maxIndexed=100&batchSize=5&singleLookups=0", records));

            assertThat(e)
                    .hasMessageContaining("the fields of more than 10 records of company")
                    .hasMessageContaining("raise maxIndexed");
            // One batch keeps only what it means.
            assertThat(dry("company/bulkUpsert?maxIndexed=100&singleLookups=0", records.subList(0, 3)))
                    .extracting(RecordOutcome::status)
                    .containsOnly(UNCHANGED);
        }

        @Test
        void takesABodyThatStreams() {
            seedCompany("a");
            StringBuilder json = new StringBuilder("[{\"externalId\":\"a\",\"phase\":\"Live\"}");
            IntStream.range(0, 50)
                    .forEach(i -> json.append(",{\"externalId\":\"n").append(i).append("\",\"name\":\"N\"}"));
            json.append(']');

            BulkOutcome outcome = dry(
                    "company/bulkUpsert?batchSize=7",
                    new java.io.ByteArrayInputStream(json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    Map.of());

            assertThat(outcome.getWouldUpdate()).isEqualTo(1);
            assertThat(outcome.getWouldCreate()).isEqualTo(50);
        }

        @Test
        void tellsNothingOfABatchWhoseLookUpFails() {
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LIST);
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.GET);

            PlanhatException e = catchThrowableOfType(
                    PlanhatException.class, () -> dry("company/bulkUpsert", Map.of("externalId", "a", "name", "A")));

            assertThat(e).isInstanceOf(PlanhatForbiddenException.class);
            assertThat(only(e.getOutcome()).status()).isEqualTo(REFUSED);
            assertThat(e.getOutcome().getWouldCreate()).isZero();
            assertThat(e.getOutcome().isDryRun()).isTrue();
        }

        @Test
        void failsForARefusedRecordWhereTheRealOneWould() {
            PlanhatException e = catchThrowableOfType(
                    PlanhatException.class, () -> dry("company/bulkUpsert?onRefused=fail", Map.of("externalId", "a")));

            assertThat(e).isInstanceOf(PlanhatRefusedRecordsException.class);
        }

        @Test
        void isNotMisledByListsThatLeaveOutOrRename() {
            String acme = seedCompany("a");
            simulator()
                    .seed(
                            PlanhatObject.CONVERSATION,
                            Map.of("companyId", acme, "externalId", "v1", "description", "<p>Hello</p>"));
            simulator().behaviour(Behaviour.defaults().with(Switch.ConversationDescription.NEVER_IN_LISTS));

            assertThat(dry(
                            "conversation/bulkUpsert?singleLookups=0",
                            Map.of("externalId", "v1", "companyId", acme, "description", "Hello")))
                    .extracting(RecordOutcome::status)
                    .containsExactly(UNCHANGED);
        }
    }

    @Nested
    class OneRecord {
        @Test
        void thatWouldBeChangedIsComparedFieldByField() {
            String acme = seedCompany("a");

            BulkOutcome outcome =
                    dry("company/update?externalId=a", Map.of("phase", "Live", "name", "Company a"), Map.of());

            RecordOutcome record = only(outcome);
            assertThat(record.status()).isEqualTo(WOULD_UPDATE);
            assertThat(record.id()).isEqualTo(acme);
            assertThat(record.key()).isEqualTo("externalId=a");
            assertThat(record.changes()).containsOnlyKeys("phase");
            assertThat(outcome.getCalls()).isEqualTo(1);
        }

        @Test
        void thatIsNotThereWouldBeRefused() {
            Map<String, Object> id = Map.of(PlanhatConstants.ID, NOBODY);

            for (String uri : List.of("company/update", "company/delete", "enduser/delete", "ticket/delete")) {
                RecordOutcome record = only(dry(uri, Map.of("name", "A"), id));
                assertThat(record.status()).as(uri).isEqualTo(REFUSED);
                assertThat(record.reason()).startsWith("not found: no ").endsWith("has _id=" + NOBODY);
            }
        }

        @Test
        void thatWouldStayAsItIsIsUnchanged() {
            seedCompany("a");

            assertThat(only(dry("company/update?externalId=a", Map.of("name", "Company a"), Map.of()))
                            .status())
                    .isEqualTo(UNCHANGED);
        }

        @Test
        void isFoundInTheListWhereNoGetTakesItsId() {
            String acme = seedCompany("a");
            String churn =
                    simulator().seed(PlanhatObject.CHURN, Map.of("companyId", acme, "sourceId", "s1", "value", 5));

            RecordOutcome record = only(dry("churn/update?sourceId=s1", Map.of("value", 6), Map.of()));

            assertThat(record.status()).isEqualTo(WOULD_UPDATE);
            assertThat(record.id()).isEqualTo(churn);
        }

        @Test
        void thatIsNewNeedsWhatPlanhatAsksForAndAKeyThatNobodyHas() {
            seedCompany("a");

            assertThat(only(dry("company/create", Map.of("externalId", "b"), Map.of()))
                            .reason())
                    .isEqualTo("Planhat stores no new company without name");
            assertThat(only(dry("company/create", Map.of("name", "A", "externalId", "a"), Map.of()))
                            .reason())
                    .startsWith("externalId=a is that of ");
            assertThat(only(dry("asset/create", Map.of("name", "A", "companyId", NOBODY), Map.of()))
                            .status())
                    .isEqualTo(UNKNOWN);
        }

        @Test
        void isCheckedAsTheRealOperationDoes() {
            assertThatThrownBy(() -> dry("company/create", "no JSON")).isInstanceOf(BodyException.class);
            assertThatThrownBy(() -> dry("company/create?validate=refuse", Map.of("nam", "A")))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("validate=refuse");
            assertThatThrownBy(() -> dry("company/update", Map.of("phase", "Live")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs the id");
            assertThatThrownBy(() -> dry(
                            "company/update", Map.of("_id", "1", "phase", "Live"), Map.of(PlanhatConstants.ID, "2")))
                    .isInstanceOf(BodyException.class)
                    .hasMessageContaining("which is meant?");
            assertThat(calls()).isEmpty();
        }

        @Test
        void thatWouldBeRefusedFailsTheExchangeIfAskedTo() {
            assertThatThrownBy(() -> dry("company/create?onRefused=fail", Map.of("externalId", "b")))
                    .isInstanceOf(PlanhatRefusedRecordsException.class);
        }
    }

    @Nested
    class Others {
        @Test
        void deleteWhatIsThereAndSkipWhatIsNot() {
            String acme = seedCompany("a");

            List<RecordOutcome> records = dry("company/bulkDelete", List.of(acme, NOBODY, "extid-a", "extid-z"));

            assertThat(records)
                    .extracting(RecordOutcome::status)
                    .containsExactly(WOULD_DELETE, SKIPPED, SKIPPED, SKIPPED);
        }

        @Test
        void copyWhatIsThere() {
            String entry =
                    simulator().seed(PlanhatObject.TIME_ENTRY, Map.of("date", "2026-01-01T00:00:00.000Z", "hours", 2));

            assertThat(dry("timeEntry/duplicate", List.of(entry, NOBODY)))
                    .extracting(RecordOutcome::status)
                    .containsExactly(WOULD_CREATE, REFUSED);
        }

        @Test
        void refuseTheActivityThatWouldNotBeSentEither() {
            assertThat(dry(
                            "activity/track",
                            List.of(Map.of("email", "a@b.example", "action", "Login"), Map.of("action", "Login"))))
                    .extracting(RecordOutcome::status)
                    .containsExactly(WOULD_SEND, REFUSED);
        }

        @Test
        void sayThatARequestCannotBeForetold() {
            RecordOutcome record = only(dry("request/put?path=/deals/{deal}", Map.of("mrr", 5), Map.of("deal", "7")));

            assertThat(record.status()).isEqualTo(WOULD_SEND);
            assertThat(record.reason()).startsWith("PUT /deals/7 would be sent; what Planhat makes of it");
        }

        @Test
        void lookForKeysEvenIfTheRealInsertDoesNot() {
            seedCompany("a");

            assertThat(dry("company/bulkInsert?checkKeys=false", Map.of("externalId", "a", "name", "A")))
                    .extracting(RecordOutcome::status)
                    .containsExactly(SKIPPED);
        }
    }

    @Nested
    class TheSwitch {
        @Test
        void isNotForMessagesToChoose() throws Exception {
            camel().camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:chosen").toD("planhat:company/create?dryRun=${header.dry}");
                    from("direct:fixed").toD("planhat:${header.kind}/bulkUpsert?dryRun=true&outcomes=all");
                }
            });

            Exchange chosen = camel().exchange("direct:chosen", Map.of("name", "A"), Map.of("dry", "false"));
            Exchange fixed = camel().exchange("direct:fixed", Map.of("name", "A"), Map.of("kind", "company"));

            assertThat(chosen.getException()).hasMessageContaining("must not choose the option dryRun");
            assertThat(fixed.getMessage().getBody(BulkOutcome.class).getWouldCreate())
                    .isEqualTo(1);
            assertThat(fixed.getMessage().getHeader(PlanhatConstants.DRY_RUN)).isEqualTo(true);
            assertThat(simulator().count(PlanhatObject.COMPANY)).isZero();
        }

        @Test
        void leavesReadsAlone() {
            seedCompany("a");

            Exchange read = camel(options -> options.setDryRun(true))
                    .exchange("planhat:company/get?externalId=a", null, Map.of());

            assertThat(read.getMessage().getBody(Map.class).get("name")).isEqualTo("Company a");
            assertThat(read.getMessage().getHeader(PlanhatConstants.DRY_RUN)).isNull();
        }

        @Test
        void handsOverTheOutcomesForWhichThereIsNoRoom() {
            List<RecordOutcome> overflow = new ArrayList<>();
            camel(options -> options.setOutcomeOverflow(overflow::add));

            dry("company/bulkUpsert?maxOutcomes=1", List.of(Map.of("name", "A"), Map.of("name", "B")), Map.of());

            assertThat(overflow).extracting(RecordOutcome::status).containsExactly(WOULD_CREATE);
        }
    }
}
