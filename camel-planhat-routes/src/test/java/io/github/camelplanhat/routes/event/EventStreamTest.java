/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.CountedHashes;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.LastActive;
import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Events from their posting to Planhat, over HTTP on both sides. */
class EventStreamTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path state;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private EventRig rig;

    @BeforeEach
    void prepare() throws Exception {
        rig = new EventRig(PLANHAT, state);
        String acme = planhat.seed(PlanhatObject.COMPANY, Map.of("externalId", "acme", "name", "Acme"));
        planhat.seed(
                PlanhatObject.ENDUSER, Map.of("externalId", "ada", "email", "ada@acme.example", "companyId", acme));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static String event(String id, String user, String what, String time) {
        return "{\"insert_id\": \"" + id + "\", \"user_id\": \"" + user + "\", \"event_type\": \"" + what
                + "\", \"time\": \"" + time + "\", \"event_properties\": {\"plan\": \"pro\", \"card\": \"4711\"}}";
    }

    private static String batch(String... events) {
        return "{\"api_key\": \"a-key\", \"events\": [" + String.join(", ", events) + "]}";
    }

    private static String at(int minute) {
        return String.format("2026-03-01T10:%02d:00.000Z", minute);
    }

    @Test
    void storedEventsAreSentOldestFirstWithTheirOwnTime() throws Exception {
        rig.start();
        rig.post(batch(event("1", "ada", "Second", at(2)), event("2", "ada", "Third", at(3))));
        rig.post(event("3", "ada", "First", at(1)));

        JobReport report = rig.run();

        assertThat(rig.actions()).containsExactly("First", "Second", "Third");
        assertThat(planhat.activities().accepted().get(0).body())
                .containsEntry("date", at(1))
                .containsEntry("id", "ada");
        assertThat(report.counts()).containsEntry("events", 3L).containsEntry("sent", 3L);
        assertThat(report.clean()).isTrue();
        assertThat(rig.stored(EventState.PENDING)).isEmpty();
    }

    @Test
    void aBatchIsNotHashedToSeeWhetherItHasActivities() throws Exception {
        CountedHashes counted = CountedHashes.of(rig.main);
        rig.start();
        rig.post(batch(event("1", "ada", "First", at(1)), event("2", "nobody", "Second", at(2))));

        rig.run();

        assertThat(rig.actions()).containsExactly("First");
        assertThat(counted.lists()).isPositive();
        assertThat(counted.hashes()).isZero();
    }

    @Test
    void oldestFirstHoldsOverBatches() throws Exception {
        rig.stream("batchSize", "2").start();
        rig.post(batch(event("1", "ada", "D", at(4)), event("2", "ada", "B", at(2)), event("3", "ada", "C", at(3))));
        rig.post(batch(event("4", "ada", "A", at(1)), event("5", "ada", "E", at(5))));

        assertThat(rig.run().counts()).containsEntry("sent", 5L);

        assertThat(rig.actions()).containsExactly("A", "B", "C", "D", "E");
    }

    @Test
    void anEmptyInboxIsNothingToDo() {
        rig.start();

        JobReport report = rig.run();

        assertThat(report.clean()).isTrue();
        assertThat(report.counts()).containsEntry("events", 0L);
        assertThat(planhat.journal().count()).isZero();
    }

    @Test
    void segmentsFormHasAMappingToo() throws Exception {
        rig.stream("mapping", "classpath:planhat-mappings/segment/activities.yaml")
                .start();
        rig.post(
                "{\"batch\": [{\"type\": \"track\", \"messageId\": \"m1\", \"userId\": \"ada\", \"event\": \"Report opened\", "
                        + "\"timestamp\": \"" + at(1) + "\", \"properties\": {\"report\": \"Usage\"}}]}");
        rig.post(
                "{\"type\": \"track\", \"messageId\": \"m2\", \"context\": {\"traits\": {\"email\": \"ada@acme.example\"}}, "
                        + "\"event\": \"Report closed\", \"timestamp\": \"" + at(2) + "\"}");

        assertThat(rig.run().counts()).containsEntry("sent", 2L);

        assertThat(rig.actions()).containsExactly("Report opened", "Report closed");
        assertThat(planhat.activities().accepted().get(0).body()).containsEntry("info", Map.of("report", "Usage"));
    }

    @Nested
    class Filter {
        @Test
        void deniedEventsAndPropertiesDoNotTravel() throws Exception {
            rig.stream("allow", "App *,Login").stream("deny", "*debug*").stream("denyProperties", "card,secret*")
                    .start();
            rig.post(batch(
                    event("1", "ada", "App opened", at(1)),
                    event("2", "ada", "App debug dump", at(2)),
                    event("3", "ada", "Logout", at(3)),
                    event("4", "ada", "Login", at(4))));

            JobReport report = rig.run();

            assertThat(rig.actions()).containsExactly("App opened", "Login");
            assertThat(planhat.activities().accepted().get(0).body()).containsEntry("info", Map.of("plan", "pro"));
            assertThat(report.counts()).containsEntry("filtered", 2L);
            assertThat(report.clean()).isTrue();
        }
    }

    @Nested
    class Duplicates {
        @Test
        void anIdIsSentOnce() throws Exception {
            rig.start();
            rig.post(
                    batch(event("1", "ada", "A", at(1)), event("1", "ada", "A", at(1)), event("2", "ada", "B", at(2))));
            assertThat(rig.run().counts()).containsEntry("sent", 2L).containsEntry("duplicates", 1L);
            rig.post(event("1", "ada", "A", at(1)));

            assertThat(rig.run().counts()).containsEntry("sent", 0L).containsEntry("duplicates", 1L);

            assertThat(rig.actions()).containsExactly("A", "B");
        }

        @Test
        void behindTheWindowItIsANewEvent() throws Exception {
            rig.stream("window", "PT0S").start();
            rig.post(event("1", "ada", "A", at(1)));
            rig.run();
            rig.post(event("1", "ada", "A", at(1)));

            assertThat(rig.run().counts()).containsEntry("sent", 1L);
        }

        @Test
        void withoutAnIdEqualContentAtOneTimeIsOneEvent() throws Exception {
            rig.start();
            String same = "{\"user_id\": \"ada\", \"event_type\": \"A\", \"time\": 1772359200000}";
            String timeless = "{\"user_id\": \"ada\", \"event_type\": \"B\"}";
            rig.post("[" + same + ", " + same + ", " + timeless + ", " + timeless + "]");

            JobReport report = rig.run();

            assertThat(report.counts()).containsEntry("sent", 3L).containsEntry("duplicates", 1L);
            assertThat(planhat.activities().accepted().get(0).body().get("date").toString())
                    .startsWith("2026-03-01T10:00");
        }
    }

    @Nested
    class WaitingRoom {
        @Test
        void anActivityOfNobodyKnownWaitsAndIsReleasedWhenTheEnduserAppears() throws Exception {
            rig.stream("refreshEvery", "PT0S").start();
            rig.post(batch(event("1", "ada", "Known", at(1)), event("2", "bob", "Early", at(2))));
            JobReport first = rig.run();

            assertThat(first.counts())
                    .containsEntry("sent", 1L)
                    .containsEntry("parked", 1L)
                    .containsEntry("waiting", 1L)
                    .containsEntry("oldestWaitingHours", 0L);
            assertThat(first.clean()).isTrue();
            assertThat(planhat.activities().refused()).isEmpty();
            assertThat(rig.run().counts()).containsEntry("parked", 0L).containsEntry("waiting", 1L);

            planhat.seed(PlanhatObject.ENDUSER, Map.of("externalId", "bob", "companyId", acme()));
            JobReport released = rig.run();

            assertThat(released.counts()).containsEntry("released", 1L).containsEntry("waiting", 0L);
            assertThat(rig.actions()).containsExactly("Known", "Early");
        }

        private Object acme() {
            return planhat.find(PlanhatObject.COMPANY, "externalId", "acme")
                    .orElseThrow()
                    .get("_id");
        }

        @Test
        void itIsNotAskedAgainBeforeTheListsAreOld() throws Exception {
            rig.start();
            rig.post(event("1", "bob", "Early", at(1)));
            rig.run();
            int calls = planhat.journal().count();

            rig.run();

            assertThat(planhat.journal().count()).isEqualTo(calls);
            assertThat(rig.stored(EventState.WAITING)).hasSize(1);
        }

        @Test
        void aKnownCompanyIsEnough() throws Exception {
            rig.start();
            rig.post("{\"insert_id\": \"1\", \"user_id\": \"new\", \"event_type\": \"Hello\", \"time\": \"" + at(1)
                    + "\", \"user_properties\": {\"company_id\": \"acme\"}}");

            assertThat(rig.run().counts()).containsEntry("sent", 1L).containsEntry("parked", 0L);

            assertThat(planhat.find(PlanhatObject.ENDUSER, "externalId", "new")).isPresent();
        }

        @Test
        void aDomainOfACompanyIsEnoughToo() throws Exception {
            planhat.seed(
                    PlanhatObject.COMPANY,
                    Map.of("externalId", "kiel", "name", "Kiel", "domains", java.util.List.of("kiel.example")));
            rig.start();
            rig.post("{\"insert_id\": \"1\", \"event_type\": \"Hello\", \"time\": \"" + at(1)
                    + "\", \"user_properties\": {\"email\": \"new@kiel.example\"}}");

            assertThat(rig.run().counts()).containsEntry("sent", 1L).containsEntry("parked", 0L);
        }

        @Test
        void aRepeatedEventThatWaitsIsADuplicate() throws Exception {
            rig.stream("refreshEvery", "PT0S").start();
            rig.post(event("1", "bob", "Early", at(1)));
            rig.run();
            rig.post(event("1", "bob", "Early", at(1)));

            assertThat(rig.run().counts()).containsEntry("duplicates", 1L).containsEntry("waiting", 1L);
        }

        @Test
        void whatFindsNoPlaceIsRefusedAndKept() throws Exception {
            rig.stream("maxWaiting", "1").start();
            rig.post(batch(event("1", "bob", "A", at(1)), event("2", "bob", "B", at(2))));

            JobReport report = rig.run();

            assertThat(report.counts()).containsEntry("parked", 1L).containsEntry("refused", 1L);
            assertThat(report.clean()).isFalse();
            assertThat(rig.refused()).singleElement().satisfies(e -> assertThat(e.reason())
                    .contains("waiting room is full"));
        }

        @Test
        void whatWaitedTooLongIsRefusedAndKept() throws Exception {
            rig.stream("maxWaitingAge", "PT0S").stream("refreshEvery", "PT0S").start();
            rig.post(event("1", "bob", "A", at(1)));
            rig.run();

            JobReport report = rig.run();

            assertThat(report.counts()).containsEntry("refused", 1L).containsEntry("waiting", 0L);
            assertThat(rig.refused()).singleElement().satisfies(e -> assertThat(e.reason())
                    .contains("waited for its enduser"));
        }
    }

    @Nested
    class Refused {
        @Test
        void whatCannotBeMappedIsADeadLetterAndMayBeTriedAgain() throws Exception {
            rig.start();
            rig.post("{\"insert_id\": \"1\", \"user_id\": \"ada\", \"time\": \"" + at(1) + "\"}");
            rig.post("{\"insert_id\": \"2\", \"user_id\": \"ada\", \"event_type\": \"A\", \"time\": \"yesterday\"}");
            rig.post("{\"insert_id\": \"3\", \"event_type\": \"Of nobody\", \"time\": \"" + at(1) + "\"}");

            JobReport report = rig.run();

            assertThat(report.counts()).containsEntry("refused", 3L).containsEntry("sent", 0L);
            assertThat(report.clean()).isFalse();
            assertThat(rig.refused())
                    .extracting(e -> e.reason())
                    .anyMatch(r -> r.startsWith("action: "))
                    .anyMatch(r -> r.startsWith("date: "))
                    .anyMatch(r -> r.contains("nobody"));
            assertThat(rig.run().counts()).containsEntry("events", 0L);

            assertThat(putBack("action: ")).isEqualTo(1);
            assertThat(rig.refused()).hasSize(2);
            assertThat(rig.run().counts()).containsEntry("events", 1L).containsEntry("refused", 1L);
            assertThat(putBack(null)).isEqualTo(3);
            assertThat(rig.refused()).isEmpty();
            assertThat(rig.run().counts()).containsEntry("refused", 3L);
        }

        private long putBack(String reason) {
            return RefusedEvents.putBack(rig.main.getCamelContext(), "usage", new LetterChoice(reason, Set.of()));
        }

        @Test
        void aDeadLetterHasTheEventAndGoesAsItCame() throws Exception {
            rig.stream("maxWaiting", "0").start();
            rig.post(event("1", "bob", "A \\u0000 \\\"quoted\\\" ünï", at(1)));
            rig.run();
            assertThat(rig.refused()).singleElement().satisfies(l -> {
                assertThat(l.key()).isEqualTo("event=1");
                assertThat(l.object()).isEqualTo("activity");
                assertThat(l.row()).contains("ünï").contains("4711");
                assertThat(l.record()).contains("bob");
            });

            planhat.seed(PlanhatObject.ENDUSER, Map.of("externalId", "bob"));
            putBack(null);
            rig.close();
            rig = new EventRig(PLANHAT, state).start();

            assertThat(rig.run().counts()).containsEntry("sent", 1L);
            assertThat(planhat.activities().accepted().get(0).body())
                    .containsEntry("date", at(1))
                    .containsEntry("info", Map.of("plan", "pro", "card", "4711"));
        }

        @Test
        void theSameEventPostedOnceMoreInAFormThatCanBeSentTakesTheLetterAway() throws Exception {
            rig.start();
            rig.post("{\"insert_id\": \"1\", \"user_id\": \"ada\", \"time\": \"" + at(1) + "\"}");
            rig.run();
            assertThat(rig.refused()).hasSize(1);

            rig.post(event("1", "ada", "A", at(1)));

            assertThat(rig.run().counts()).containsEntry("sent", 1L);
            assertThat(rig.refused()).isEmpty();
        }

        @Test
        void whatWaitedTooLongIsNoDuplicateOfItselfWhenItIsTriedAgain() throws Exception {
            rig.stream("maxWaitingAge", "PT0S").stream("refreshEvery", "PT0S").start();
            rig.post(event("1", "bob", "A", at(1)));
            rig.run();
            assertThat(rig.run().counts()).containsEntry("refused", 1L);
            planhat.seed(PlanhatObject.ENDUSER, Map.of("externalId", "bob"));

            putBack(null);

            assertThat(rig.run().counts()).containsEntry("sent", 1L).containsEntry("duplicates", 0L);
        }

        @Test
        void theyAreForgottenAfterAWhile() throws Exception {
            rig.stream("keepRefused", "PT0S").start();
            rig.post("{\"insert_id\": \"1\", \"user_id\": \"ada\", \"time\": \"" + at(1) + "\"}");
            rig.run();
            assertThat(rig.refused()).hasSize(1);

            rig.run();

            assertThat(rig.refused()).isEmpty();
        }
    }

    @Nested
    class Proof {
        @Test
        void whatMovedLastActiveIsProvedAndOlderEventsAreNotProvable() throws Exception {
            rig.start();
            rig.post(event("1", "ada", "A", at(5)));
            assertThat(rig.run().counts()).containsEntry("proved", 1L).containsEntry("unproved", 0L);
            rig.post(event("2", "ada", "B", at(4)));

            assertThat(rig.run().counts()).containsEntry("notProvable", 1L).containsEntry("proved", 0L);
        }

        @Test
        void itIsLookedForOnceInAWhileBecauseItCostsCalls() throws Exception {
            rig.stream("proofEvery", "PT1H").stream("batchSize", "1").start();
            rig.post(batch(event("1", "ada", "A", at(1)), event("2", "ada", "B", at(2))));
            assertThat(rig.run().counts()).containsEntry("sent", 2L).containsEntry("proved", 1L);
            int calls = planhat.journal().count();
            rig.post(event("3", "ada", "C", at(3)));

            assertThat(rig.run().counts()).containsEntry("sent", 1L).containsEntry("proved", 0L);

            assertThat(planhat.journal().count()).isEqualTo(calls + 1);
        }

        @Test
        void aWrongTenantTokenIsAnswered200AndShowsInTheProof() throws Exception {
            rig.property("camel.component.planhat.tenant-token", "00000000-0000-4000-8000-00000000dead")
                    .start();
            rig.post(event("1", "ada", "A", at(1)));

            JobReport report = rig.run();

            assertThat(report.counts()).containsEntry("sent", 1L).containsEntry("unproved", 1L);
            assertThat(report.clean()).isFalse();
            assertThat(report.reasons().keySet()).anyMatch(r -> r.contains("tenant token"));
            assertThat(report.toString()).doesNotContain("dead");
        }

        @Test
        void whatPlanhatDoesNotMoveIsUnproved() throws Exception {
            planhat.behaviour(Behaviour.defaults().with(LastActive.UNCHANGED));
            rig.start();
            rig.post(event("1", "ada", "A", at(1)));

            assertThat(rig.run().counts()).containsEntry("unproved", 1L);
        }

        @Test
        void noneCostsNoCalls() throws Exception {
            rig.stream("proofSample", "0").stream("unknown", "send").start();
            rig.post(event("1", "ada", "A", at(1)));

            rig.run();

            assertThat(planhat.journal().entries())
                    .allMatch(e -> e.host() == Host.ANALYTICS)
                    .hasSize(1);
        }
    }

    @Nested
    class Failures {
        @Test
        void a500OfPlanhatKeepsTheEventsForTheNextRun() throws Exception {
            rig.start();
            rig.post(batch(event("1", "ada", "A", at(1)), event("2", "ada", "B", at(2))));
            planhat.faults().next().host(Host.ANALYTICS).status(500);

            Throwable failure = rig.failure();

            assertThat(failure).isInstanceOf(JobFailedException.class).hasMessageContaining("500");
            assertThat(failure.toString()).doesNotContain(planhat.tenantToken());
            assertThat(rig.stored(EventState.PENDING)).hasSize(2);
            assertThat(rig.run().counts()).containsEntry("sent", 2L);
            assertThat(rig.actions()).containsExactly("A", "B");
        }

        @Test
        void a429OfTheListsKeepsThemToo() throws Exception {
            rig.start();
            rig.post(event("1", "ada", "A", at(1)));
            planhat.faults().next().host(Host.API).status(429, "", Map.of("Retry-After", "1"));

            assertThat(rig.failure()).isInstanceOf(JobFailedException.class).hasMessageContaining("429");

            assertThat(rig.run().counts()).containsEntry("sent", 1L);
        }

        @Test
        void aRefusedAccessTokenSendsNothing() throws Exception {
            rig.property("camel.component.planhat.access-token", "another-token")
                    .start();
            rig.post(event("1", "ada", "A", at(1)));

            assertThat(rig.failure()).isInstanceOf(JobFailedException.class).hasMessageContaining("401");

            assertThat(rig.stored(EventState.PENDING)).hasSize(1);
            assertThat(planhat.activities().accepted()).isEmpty();
        }

        @Test
        void batchesBeforeTheFailureAreNotSentAgain() throws Exception {
            rig.stream("batchSize", "1").start();
            rig.post(
                    batch(event("1", "ada", "A", at(1)), event("2", "ada", "B", at(2)), event("3", "ada", "C", at(3))));
            planhat.faults().next().host(Host.ANALYTICS).after(1).status(503);

            rig.failure();
            rig.run();

            assertThat(rig.actions()).containsExactly("A", "B", "C");
        }
    }
}
