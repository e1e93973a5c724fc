/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.analytics.Activity;
import io.github.camelplanhat.simulator.behaviour.Switch;
import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.journal.JournalEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ActivityTest extends SimulatorTest {
    private static final String TRACK = "planhat:activity/track";

    @BeforeEach
    void seed() {
        String acme = seedCompany("acme");
        simulator()
                .seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "externalId", "jo", "email", "jo@acme.example"));
    }

    private static Map<String, Object> activity(Object... more) {
        Map<String, Object> activity = new LinkedHashMap<>();
        activity.put("externalId", "jo");
        activity.put("action", "Logged in");
        for (int i = 0; i < more.length; i += 2) {
            activity.put((String) more[i], more[i + 1]);
        }
        return activity;
    }

    private BulkOutcome track(Object body) {
        return track("", body);
    }

    private BulkOutcome track(String options, Object body) {
        return camel().send(TRACK + options, body, BulkOutcome.class);
    }

    private List<Activity> accepted() {
        return simulator().activities().accepted();
    }

    private Map<String, Object> received(int index) {
        return accepted().get(index).body();
    }

    private String refusal(Map<String, Object> activity) {
        BulkOutcome outcome = track(activity);
        assertThat(outcome.getRefused()).isEqualTo(1);
        assertThat(calls()).isEmpty();
        return outcome.getRecords().get(0).reason();
    }

    @Test
    void oneTravelsAloneAndIsSentButNotConfirmed() {
        BulkOutcome outcome = track("?outcomes=all", activity("weight", 2, "info", Map.of("plan", "Gold")));

        assertThat(lastCall().path()).isEqualTo("/analytics/" + simulator().tenantToken());
        assertThat(lastCall().header("Authorization")).isEmpty();
        assertThat(received(0))
                .containsEntry("externalId", "jo")
                .containsEntry("action", "Logged in")
                .containsEntry("info", Map.of("plan", "Gold"));
        assertThat(outcome.getSent()).isEqualTo(1);
        assertThat(outcome.getCreated()).isZero();
        assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(OutcomeStatus.SENT);
            assertThat(r.key()).isEqualTo("externalId=jo");
        });
    }

    @Test
    void severalTravelTogether() {
        BulkOutcome outcome = track(List.of(activity(), activity("action", "Logged out")));

        assertThat(calls()).hasSize(1);
        assertThat(lastCall().path()).isEqualTo("/analytics/bulk/" + simulator().tenantToken());
        assertThat(accepted()).hasSize(2);
        assertThat(outcome.getSent()).isEqualTo(2);
    }

    @Test
    void theTimeOfTheEventIsKept() {
        track(List.of(
                activity("date", Instant.parse("2026-01-31T10:20:30Z")),
                activity("date", "2026-01-31T10:20:30+02:00"),
                activity("date", null)));

        assertThat(received(0)).containsEntry("date", "2026-01-31T10:20:30.000Z");
        assertThat(received(1)).containsEntry("date", "2026-01-31T10:20:30+02:00");
        assertThat(received(2)).doesNotContainKey("date");
    }

    @Test
    void anyAnswerIsAnAnswer() {
        for (Switch.ActivityAnswer answer : Switch.ActivityAnswer.values()) {
            simulator().behaviour(simulator().behaviour().with(answer));
            assertThat(track(activity()).getSent()).isEqualTo(1);
        }
    }

    @Nested
    class Names {
        @Test
        void ofASingleOneBecomeThoseOfABulkCallInOne() {
            track(List.of(
                    activity(),
                    Map.of(
                            "externalId", "kim",
                            "companyExternalId", "acme",
                            "firstName", "Kim",
                            "lastName", "Lee",
                            "action", "x",
                            "info", Map.of("a", 1),
                            "own", true)));

            assertThat(received(0)).containsEntry("id", "jo").doesNotContainKey("externalId");
            assertThat(received(1))
                    .containsEntry("id", "kim")
                    .containsEntry("cId", "acme")
                    .containsEntry("name", "Kim Lee")
                    .containsEntry("firstName", "Kim")
                    .containsEntry("info", Map.of("a", 1))
                    .containsEntry("own", true);
            assertThat(simulator().find(PlanhatObject.ENDUSER, "externalId", "kim"))
                    .isPresent();
        }

        @Test
        void ofABulkOneBecomeThoseOfASingleCallInOne() {
            track(Map.of("id", "kim", "cId", "acme", "action", "x"));

            assertThat(received(0)).containsEntry("externalId", "kim").containsEntry("companyExternalId", "acme");
            assertThat(accepted().get(0).endpoint()).isEqualTo("single");
        }

        @Test
        void thatTheRecordHasInBothSpellingsStayAsTheyAre() {
            track(List.of(activity("id", "jo", "externalId", "other", "name", "Jo", "firstName", "J"), activity()));

            assertThat(received(0))
                    .containsEntry("id", "jo")
                    .containsEntry("externalId", "other")
                    .containsEntry("name", "Jo");
        }

        @Test
        void stayAsGivenIfAskedTo() {
            track("?activityNames=asGiven", List.of(activity("companyExternalId", "acme"), activity("euExtId", "jo")));

            assertThat(received(0)).containsEntry("externalId", "jo").containsEntry("companyExternalId", "acme");
            assertThat(track("?activityNames=asGiven", Map.of("euExtId", "jo", "action", "x"))
                            .getSent())
                    .isEqualTo(1);
        }

        @Test
        void aCountTravelsInABulkCallBecauseASingleOneKnowsNone() {
            track(activity("count", 7));

            assertThat(accepted().get(0).endpoint()).isEqualTo("bulk");
            assertThat(received(0)).containsEntry("count", 7).containsEntry("id", "jo");
        }
    }

    @Nested
    class BeforeTheCall {
        @Test
        void nobodysActivityIsRefused() {
            assertThat(refusal(Map.of("action", "x"))).startsWith("email and externalId");
            assertThat(refusal(Map.of("action", "x", "email", " "))).contains("are missing");
            assertThat(refusal(Map.of("action", "x", "euExtId", "jo"))).contains("are missing");
        }

        @Test
        void anActivityWithoutActionIsRefused() {
            assertThat(refusal(Map.of("externalId", "jo", "Action", "x")))
                    .isEqualTo("action is missing; is Action meant? It is written action");
        }

        @Test
        void whatIsNoDateIsRefused() {
            assertThat(refusal(activity("date", "yesterday"))).startsWith("date: 'yesterday' is no date");
        }

        @Test
        void moreThanAMegabyteIsRefusedByItsRealBytes() {
            assertThat(refusal(activity("info", "€".repeat(334_000)))).contains("bytes as JSON; at most 1000000");
        }

        @Test
        void theOthersAreSent() {
            BulkOutcome outcome = track(List.of(activity(), Map.of("action", "x"), activity()));

            assertThat(outcome.getSent()).isEqualTo(2);
            assertThat(outcome.getRecords()).extracting(RecordOutcome::index).containsExactly(1L);
        }
    }

    @Nested
    class Batches {
        @Test
        void areCutByCount() {
            BulkOutcome outcome = track(
                    "?eventBatchSize=10",
                    IntStream.range(0, 21).mapToObj(i -> activity("info", i)).toList());

            assertThat(calls()).hasSize(3).allMatch(call -> call.path().contains("/bulk/"));
            assertThat(outcome.getSent()).isEqualTo(21);
            assertThat(accepted())
                    .extracting(a -> a.body().get("info"))
                    .startsWith(0, 1)
                    .endsWith(20);
        }

        @Test
        void areCutByRealBytes() {
            track(
                    "?maxBodyBytes=2000",
                    IntStream.range(0, 20)
                            .mapToObj(i -> activity("info", "€".repeat(100)))
                            .toList());

            assertThat(calls()).hasSize(4).extracting(JournalEntry::bodySize).allMatch(size -> size <= 2000);
            assertThat(accepted()).hasSize(20);
        }
    }

    @Nested
    class Failures {
        @Test
        void anUncertainCallIsNotRepeated() {
            simulator().faults().next().host(Host.ANALYTICS).appliedButAnswerLost();

            PlanhatUnavailableException e =
                    catchThrowableOfType(PlanhatUnavailableException.class, () -> track(activity()));

            assertThat(accepted()).hasSize(1);
            assertThat(e.getOutcome().getUnknown()).isEqualTo(1);
            assertThat(e.getOutcome().getRecords().get(0).reason()).startsWith("perhaps received");
        }

        @Test
        void theOptionRepeatsItAndSaysSo() {
            simulator().faults().next().host(Host.ANALYTICS).appliedButAnswerLost();

            BulkOutcome outcome = track("?resendUncertain=true", activity());

            assertThat(accepted()).hasSize(2);
            assertThat(outcome.getResent()).isEqualTo(1);
        }

        @Test
        void withoutAConnectionNothingWasReceived() {
            camel(o -> {
                o.setAnalyticsUrl("http://localhost:1");
                o.setMaxRetries(1);
            });

            PlanhatUnavailableException e =
                    catchThrowableOfType(PlanhatUnavailableException.class, () -> track(activity()));

            assertThat(e.getOutcome().getRefused()).isEqualTo(1);
            assertThat(e.getOutcome().getRecords().get(0).reason()).startsWith("not received");
        }

        @Test
        void theQuotaOfTheMainApiDoesNotCount() {
            camel(o -> {
                o.setCallsPerMinute(1);
                o.setQuotaWait(0);
            });

            for (int i = 0; i < 5; i++) {
                track(activity());
            }

            assertThat(accepted()).hasSize(5);
        }
    }

    @Nested
    class Troubles {
        @Test
        void outcomesThatNobodyTakesAreOne() {
            camel(o -> {
                o.setMaxOutcomes(0);
                o.setOutcomeOverflow(outcome -> {
                    throw new IllegalStateException("the disk is full");
                });
            });

            PlanhatException failure =
                    catchThrowableOfType(PlanhatException.class, () -> track("?outcomes=all", activity()));

            assertThat(failure).hasMessageContaining("outcomeOverflow").hasMessageContaining("the disk is full");
            assertThat(failure.getOutcome().getSent()).isEqualTo(1);
        }

        @Test
        void ofTheSourceBehindTheFirstActivityCostNoOutcome() {
            Iterator<Map<String, Object>> source = new Iterator<>() {
                private int asked;

                @Override
                public boolean hasNext() {
                    if (asked++ > 0) {
                        throw new IllegalStateException("the connection is gone");
                    }
                    return true;
                }

                @Override
                public Map<String, Object> next() {
                    return activity();
                }
            };

            PlanhatException failure = catchThrowableOfType(PlanhatException.class, () -> track(source));

            assertThat(failure).hasMessageContaining("the connection is gone");
            assertThat(failure.getOutcome().getRefused()).isEqualTo(1);
            assertThat(accepted()).isEmpty();
        }

        @Test
        void toCloseTheSourceCostNoOutcome() {
            Stream<Map<String, Object>> source = Stream.of(activity(), activity())
                    .onClose(() -> {
                        throw new IllegalStateException("the connection is gone");
                    });

            PlanhatException failure = catchThrowableOfType(PlanhatException.class, () -> track(source));

            assertThat(failure).hasMessageContaining("the connection is gone");
            assertThat(failure.getOutcome().getSent()).isEqualTo(2);
        }

        @Test
        void thatNobodyExpectedLeaveWhatWasSentUnknown() {
            camel(o ->
                    o.setHttpClientCustomizer(http -> http.addExecInterceptorFirst("bug", (request, scope, chain) -> {
                        chain.proceed(request, scope).close();
                        throw new UnsupportedOperationException("a bug");
                    })));

            PlanhatException failure = catchThrowableOfType(
                    PlanhatException.class,
                    () -> track("?eventBatchSize=2", List.of(activity(), activity(), activity(), activity())));

            assertThat(failure).hasMessageContaining("a bug");
            assertThat(accepted()).hasSize(2);
            assertThat(failure.getOutcome().getUnknown()).isEqualTo(2);
            assertThat(failure.getOutcome().getRefused()).isEqualTo(1);
        }
    }
}
