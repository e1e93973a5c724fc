/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.journal.JournalEntry;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.DELETED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BulkDeleteTest extends SimulatorTest {
    private static final String COMPANIES = "planhat:company/bulkDelete?outcomes=all";
    private static final String MISSING = "5f6b0a3c1d2e3f4a5b6c7d8e";

    private BulkOutcome delete(String uri, Object body) {
        return camel().send(uri, body, BulkOutcome.class);
    }

    private RecordOutcome only(BulkOutcome outcome) {
        assertThat(outcome.getRecords()).hasSize(1);
        return outcome.getRecords().get(0);
    }

    private int companies() {
        return simulator().records(PlanhatObject.COMPANY).size();
    }

    private List<String> seed(int number) {
        return IntStream.range(0, number).mapToObj(i -> seedCompany("c" + i)).toList();
    }

    private long deletes() {
        return calls().stream().filter(call -> call.method().equals("DELETE")).count();
    }

    @Nested
    class Bodies {
        @Test
        void mayMixIdsPrefixedIdsAndRecords() {
            List<String> ids = seed(4);
            String byRecord = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "S", "sourceId", "s"));
            seedCompany("stays");

            BulkOutcome outcome = delete(
                    COMPANIES,
                    List.of(
                            ids.get(0),
                            "extid-c1",
                            Map.of("_id", ids.get(2), "name", "ignored"),
                            Map.of("externalId", "c3"),
                            "srcid-s"));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(DELETED);
            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::id)
                    .containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(3), byRecord);
            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::key)
                    .containsExactly(
                            "_id=" + ids.get(0), "externalId=c1", "_id=" + ids.get(2), "externalId=c3", "sourceId=s");
            assertThat(companies()).isEqualTo(1);
            assertThat(outcome.getDeleted()).isEqualTo(5);
            assertThat(outcome.isClean()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"[\"%s\",\"extid-c1\"]", "%s\nextid-c1\n", "[{\"_id\":\"%s\"},{\"externalId\":\"c1\"}]"})
        void mayBeText(String form) {
            List<String> ids = seed(2);

            assertThat(delete(COMPANIES, String.format(form, ids.get(0))).getDeleted())
                    .isEqualTo(2);
            assertThat(companies()).isZero();
        }

        @Test
        void mayBeOneIdOrAnIteratorOfThem() {
            List<String> ids = seed(3);

            assertThat(delete(COMPANIES, ids.get(0)).getDeleted()).isEqualTo(1);
            assertThat(delete(COMPANIES, ids.subList(1, 3).iterator()).getDeleted())
                    .isEqualTo(2);
        }

        @Test
        void withSomethingElseInThemAreRefusedThere() {
            seed(1);

            BulkOutcome outcome = delete(
                    COMPANIES, Arrays.asList(17, null, " ", Map.of("name", "c0"), Map.of("_id", ".."), List.of()));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(REFUSED);
            assertThat(calls()).isEmpty();
            assertThat(companies()).isEqualTo(1);
        }

        @Test
        void aPrefixThatTheObjectDoesNotHaveIsRefused() {
            BulkOutcome outcome = delete("planhat:task/bulkDelete?outcomes=all", List.of("extid-1"));

            assertThat(only(outcome).status()).isEqualTo(REFUSED);
            assertThat(calls()).isEmpty();
        }
    }

    @Nested
    class WhatIsNotThere {
        @ParameterizedTest
        @EnumSource
        void isSaidSoWhateverPlanhatAnswers(Switch.DeleteUnknown answer) {
            simulator().behaviour(simulator().behaviour().with(answer));

            RecordOutcome outcome = only(delete(COMPANIES, List.of(MISSING)));

            assertThat(outcome.status()).isEqualTo(SKIPPED);
            assertThat(outcome.reason()).startsWith("not there");
        }

        @Test
        void byItsKeyCostsNoDelete() {
            RecordOutcome outcome = only(delete(COMPANIES, List.of("extid-nobody")));

            assertThat(outcome.status()).isEqualTo(SKIPPED);
            assertThat(outcome.reason()).isEqualTo("not there: no company has externalId=nobody");
            assertThat(deletes()).isZero();
        }

        @Test
        void isNoProblemOfTheRun() {
            assertThat(delete(COMPANIES + "&onRefused=fail", List.of(MISSING)).isClean())
                    .isTrue();
        }
    }

    @Test
    void aRecordThatIsNamedTwiceIsDeletedOnce() {
        String id = seedCompany("a");

        BulkOutcome outcome = delete(COMPANIES, List.of(id, "extid-a", id));

        assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsExactly(DELETED, SKIPPED, SKIPPED);
        assertThat(outcome.getRecords().get(1).reason()).contains("same record again as 0");
        assertThat(deletes()).isEqualTo(1);
    }

    @Test
    void anAmbiguousKeyDeletesNothing() {
        for (String company : List.of("a", "b")) {
            simulator()
                    .seed(
                            PlanhatObject.ENDUSER,
                            Map.of("companyId", seedCompany(company), "email", "jo@x.example", "externalId", "1"));
        }

        for (String key : List.of("email", "externalId")) {
            String value = key.equals("email") ? "jo@x.example" : "1";
            RecordOutcome outcome =
                    only(delete("planhat:enduser/bulkDelete?outcomes=all", List.of(Map.of(key, value))));

            assertThat(outcome.status()).isEqualTo(REFUSED);
            assertThat(outcome.reason()).startsWith("ambiguous");
        }
        assertThat(only(delete(
                                "planhat:enduser/bulkDelete?outcomes=all",
                                Map.of("email", "jo@x.example", "companyId", "extid-b")))
                        .status())
                .isEqualTo(DELETED);
        assertThat(simulator().records(PlanhatObject.ENDUSER)).hasSize(1);
    }

    @Nested
    class ManyRecords {
        @Test
        void areDeletedSomeAtATimeAndReportedInTheirOrder() {
            List<String> ids = seed(60);
            simulator().latency(Duration.ofMillis(20));

            BulkOutcome outcome = delete(COMPANIES, ids);

            assertThat(outcome.getRecords()).extracting(RecordOutcome::id).containsExactlyElementsOf(ids);
            assertThat(calls()).extracting(JournalEntry::inFlight).allMatch(n -> n <= 10);
            assertThat(calls().stream().mapToInt(JournalEntry::inFlight).max().orElse(0))
                    .isGreaterThan(1);
        }

        @Test
        void neverHaveMoreInFlightThanTheComponentAllows() {
            camel(options -> options.setMaxInFlight(2));
            List<String> ids = seed(10);
            simulator().latency(Duration.ofMillis(5));

            delete(COMPANIES, ids);

            assertThat(calls()).extracting(JournalEntry::inFlight).allMatch(n -> n <= 2);
        }

        @Test
        void areFoundByOneListIfTheyAreNamedByKeys() {
            seed(30);
            List<String> keys =
                    IntStream.range(0, 30).mapToObj(i -> "extid-c" + i).toList();

            BulkOutcome outcome = delete(COMPANIES, keys);

            assertThat(outcome.getDeleted()).isEqualTo(30);
            assertThat(outcome.getLookupCalls()).isEqualTo(1);
            assertThat(outcome.getCalls()).isEqualTo(31);
        }
    }

    @Nested
    class Answers {
        @ParameterizedTest
        @EnumSource
        void ofAnyFormAreUnderstood(Switch.DeleteAnswer form) {
            simulator().behaviour(simulator().behaviour().with(form));
            String id = seedCompany("a");

            assertThat(only(delete(COMPANIES, List.of(id))).status()).isEqualTo(DELETED);
        }

        @Test
        void thatAreTheRecordItselfAreUnderstood() {
            String note = simulator().seed(PlanhatObject.NOTE, Map.of("companyId", seedCompany("a"), "type", "note"));

            assertThat(delete("planhat:note/bulkDelete", List.of(note)).getDeleted())
                    .isEqualTo(1);
            assertThat(calls()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "null",
                    "[]",
                    "no json",
                    "{\"n\":1,\"ok\":0}",
                    "{\"deletedCount\":2}",
                    "{\"deletedCount\":1,\"n\":0}",
                    "{\"_id\":\"5f6b0a3c1d2e3f4a5b6c7d8e\"}",
                    "{\"message\":\"queued\"}"
                })
        void thatDoNotSayThatItIsDeletedAreNoSuccessWhileItIsThere(String answer) {
            String id = seedCompany("a");
            simulator().faults().next().method("DELETE").status(200, answer);

            RecordOutcome outcome = only(delete(COMPANIES, List.of(id)));

            assertThat(outcome.status()).isEqualTo(REFUSED);
            assertThat(outcome.reason()).contains("still there");
            assertThat(companies()).isEqualTo(1);
        }

        @Test
        void thatSayNothingOfATicketAreProvedByASecondCall() {
            String ticket = ticket();
            simulator().behaviour(simulator().behaviour().with(Switch.DeleteAnswer.EMPTY));

            RecordOutcome outcome = only(delete("planhat:ticket/bulkDelete?outcomes=all", List.of(ticket)));

            assertThat(outcome.status()).isEqualTo(DELETED);
            assertThat(deletes()).isEqualTo(2);
        }

        @Test
        void thatNeverSayAnythingOfATicketLeaveItUnknown() {
            String ticket = ticket();
            simulator().faults().next().method("DELETE").always().status(200, "{}");

            assertThat(only(delete("planhat:ticket/bulkDelete?outcomes=all", List.of(ticket)))
                            .status())
                    .isEqualTo(UNKNOWN);
        }

        private String ticket() {
            return simulator()
                    .seed(
                            PlanhatObject.TICKET,
                            Map.of("companyId", seedCompany("a"), "sourceId", "t", "email", "jo@acme.example"));
        }

        @Test
        void thatRefuseOneRecordLeaveTheOthersAlone() {
            List<String> ids = seed(3);
            simulator().faults().next().path("/companies/" + ids.get(1)).status(400, "{\"message\":\"in use\"}");

            BulkOutcome outcome = delete(COMPANIES, ids);

            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::status)
                    .containsExactly(DELETED, REFUSED, DELETED);
            assertThat(outcome.getRecords().get(1).reason()).contains("in use");
        }
    }

    @Nested
    class LostAnswers {
        @Test
        void areFollowedByALookBeforeARepeat() {
            String id = seedCompany("a");
            simulator().faults().next().method("DELETE").closeConnectionBeforeAnswer();

            RecordOutcome outcome = only(delete(COMPANIES, List.of(id)));

            assertThat(outcome.status()).isEqualTo(DELETED);
            assertThat(outcome.resent()).isTrue();
            assertThat(calls()).extracting(JournalEntry::method).containsSubsequence("GET", "DELETE");
        }

        @Test
        void ofADeleteThatHappenedAreNotRepeated() {
            seedCompany("a");
            simulator().faults().next().method("DELETE").appliedButAnswerLost();

            RecordOutcome outcome = only(delete(COMPANIES, List.of("extid-a")));

            assertThat(outcome.status()).isEqualTo(DELETED);
            assertThat(outcome.reason()).contains("answer was lost");
            assertThat(deletes()).isEqualTo(1);
        }

        @Test
        void ofARecordThatWasNeverSeenAreNoDeletionOfIt() {
            String id = seedCompany("a");
            simulator().faults().next().method("DELETE").appliedButAnswerLost();

            RecordOutcome outcome = only(delete(COMPANIES, List.of(id)));

            assertThat(outcome.status()).isEqualTo(SKIPPED);
            assertThat(outcome.reason()).contains("nobody knows");
            assertThat(companies()).isZero();
        }

        @Test
        void thatStayLostEndTheRunWithAnOutcomeForEveryRecord() {
            camel(options -> {
                options.setMaxRetries(1);
                options.setMaxInFlight(1);
            });
            List<String> ids = seed(5);
            simulator().faults().next().method("DELETE").always().status(500);

            PlanhatUnavailableException lost =
                    catchThrowableOfType(PlanhatUnavailableException.class, () -> delete(COMPANIES, ids));

            assertThat(lost.getOutcome().getRecords())
                    .extracting(RecordOutcome::status)
                    .startsWith(UNKNOWN)
                    .hasSizeBetween(1, 5);
            assertThat(lost.getOutcome().getDeleted()).isZero();
            assertThat(companies()).isEqualTo(5);
        }
    }

    @Nested
    class Failures {
        @Test
        void ofTheTokenEndTheRun() {
            List<String> ids = seed(40);
            simulator().faults().next().method("DELETE").after(5).always().status(401);

            PlanhatUnauthorizedException failure =
                    catchThrowableOfType(PlanhatUnauthorizedException.class, () -> delete(COMPANIES, ids));

            assertThat(failure.getOutcome().getDeleted()).isEqualTo(5);
            assertThat(failure.getOutcome().getRead()).isEqualTo(40);
            assertThat(failure.getOutcome().getRefused()).isEqualTo(35);
            assertThat(companies()).isEqualTo(35);
        }

        @Test
        void ofPermissionEndTheRun() {
            List<String> ids = seed(3);
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.DELETE);

            assertThatThrownBy(() -> delete(COMPANIES, ids)).isInstanceOf(PlanhatForbiddenException.class);
            assertThat(companies()).isEqualTo(3);
        }

        @Test
        void ofTheSourceLeaveWhatWasReadWithAnOutcome() {
            List<String> ids = new ArrayList<>(seed(3));
            var broken =
                    IntStream.range(0, 4).mapToObj(i -> ids.get(i < 3 ? i : 99)).iterator();

            BulkOutcome outcome = catchThrowableOfType(
                            io.github.camelplanhat.component.error.PlanhatException.class,
                            () -> delete(COMPANIES, broken))
                    .getOutcome();

            assertThat(outcome.getRead()).isEqualTo(3);
            assertThat(outcome.getRefused() + outcome.getDeleted()).isEqualTo(3);
        }

        @Test
        void ofRecordsEndTheRunIfAskedTo() {
            List<String> ids = seed(1);

            assertThatThrownBy(() -> delete(COMPANIES + "&onRefused=fail", List.of(ids.get(0), Map.of("name", "x"))))
                    .isInstanceOf(PlanhatRefusedRecordsException.class);
        }
    }

    @Nested
    class Switches {
        @ParameterizedTest
        @ValueSource(strings = {"readOnly=true", "allowDelete=false"})
        void ofTheEndpointRefuseItWhenItIsCreated(String option) {
            assertThatThrownBy(() -> camel().camel().getEndpoint("planhat:company/bulkDelete?" + option))
                    .rootCause()
                    .hasMessageContaining(option)
                    .hasMessageContaining("company/bulkDelete");
        }

        @Test
        void ofTheComponentCannotBeLiftedByAnEndpointOrAMessage() {
            camel(options -> options.setAllowDelete(false));
            seedCompany("a");

            assertThatThrownBy(() -> camel().camel().getEndpoint("planhat:company/bulkDelete?allowDelete=true"))
                    .rootCause()
                    .hasMessageContaining("allowDelete");
            camel().exchange(
                            "planhat:company/bulkUpsert",
                            Map.of("externalId", "a"),
                            Map.of(
                                    "CamelPlanhatOperation",
                                    "bulkDelete",
                                    "allowDelete",
                                    true,
                                    PlanhatConstants.ID,
                                    "x"));
            assertThat(deletes()).isZero();
        }
    }

    @Test
    void aRecordIsUnknownIfTheAnswerIsUnclearAndNobodyMayLook() {
        String id = seedCompany("a");
        simulator().faults().next().method("DELETE").status(200, "{}");
        simulator().permissions().deny(PlanhatObject.COMPANY, Operation.GET);

        PlanhatForbiddenException failure =
                catchThrowableOfType(PlanhatForbiddenException.class, () -> delete(COMPANIES, List.of(id)));

        assertThat(only(failure.getOutcome()).status()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatNobodyExpectedLeavesTheRecordUnknownAndEveryRecordItsOutcome(boolean error) {
        camel(o -> o.setHttpClientCustomizer(http -> http.addExecInterceptorFirst("bug", (request, scope, chain) -> {
            chain.proceed(request, scope).close();
            if (error) {
                throw new NoSuchMethodError("a bug");
            }
            throw new UnsupportedOperationException("a bug");
        })));
        List<String> ids = seed(30);

        PlanhatException failure = catchThrowableOfType(PlanhatException.class, () -> delete(COMPANIES, ids));

        BulkOutcome outcome = failure.getOutcome();
        assertThat(failure).hasMessageContaining("a bug");
        assertThat(outcome.getUnknown()).isEqualTo(30 - companies()).isPositive();
        assertThat(outcome.getRefused()).isEqualTo(outcome.getRead() - outcome.getUnknown());
        assertThat(outcome.getDeleted()).isZero();
    }
}
