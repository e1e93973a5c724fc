/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.journal.JournalEntry;

import static io.github.camelplanhat.component.outcome.OutcomeStatus.CREATED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.REFUSED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.SKIPPED;
import static io.github.camelplanhat.component.outcome.OutcomeStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BulkUpsertTest extends SimulatorTest {
    private static final String COMPANIES = "planhat:company/bulkUpsert";

    private BulkOutcome upsert(String uri, Object body) {
        return camel().send(uri, body, BulkOutcome.class);
    }

    private static List<Map<String, Object>> companies(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Map.<String, Object>of("externalId", "c" + i, "name", "Company " + i))
                .toList();
    }

    private int stored() {
        return simulator().records(PlanhatObject.COMPANY).size();
    }

    @Nested
    class Accounting {
        @Test
        void newChangedAndEqualRecordsAreToldApart() {
            upsert(COMPANIES, companies(0, 20));
            List<Map<String, Object>> again = new ArrayList<>(companies(10, 30));
            again.set(0, Map.of("externalId", "c10", "name", "Changed"));

            BulkOutcome outcome = upsert(COMPANIES, again);

            assertThat(outcome.getCreated()).isEqualTo(10);
            assertThat(outcome.getUpdated()).isEqualTo(1);
            assertThat(outcome.getUnchanged()).isEqualTo(9);
            assertThat(outcome.getRead()).isEqualTo(20);
            assertThat(outcome.isClean()).isTrue();
            assertThat(outcome.getCalls()).isEqualTo(1);
        }

        @Test
        void allOutcomesComeInInputOrderWithIdsAndKeys() {
            BulkOutcome outcome = upsert(COMPANIES + "?outcomes=all&withRecords=true", companies(0, 3));

            assertThat(outcome.getRecords()).extracting(RecordOutcome::index).containsExactly(0L, 1L, 2L);
            assertThat(outcome.getRecords()).extracting(RecordOutcome::status).containsOnly(CREATED);
            assertThat(outcome.getRecords())
                    .extracting(RecordOutcome::key)
                    .containsExactly("externalId=c0", "externalId=c1", "externalId=c2");
            assertThat(outcome.getRecords())
                    .allSatisfy(r -> assertThat(simulator().find(PlanhatObject.COMPANY, r.id()))
                            .isPresent());
            assertThat(outcome.getRecords().get(1).record())
                    .isEqualTo(companies(1, 2).get(0));
        }

        @Test
        void aMergedRecordIsListedWithTheIdOfTheOneThatCarriesIt() {
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 3));
            records.add(Map.of("externalId", "c1", "phase", "Growth"));

            BulkOutcome outcome = upsert(COMPANIES, records);

            assertThat(outcome.getCreated()).isEqualTo(3);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
                assertThat(r.index()).isEqualTo(1);
                assertThat(r.status()).isEqualTo(SKIPPED);
                assertThat(simulator().find(PlanhatObject.COMPANY, r.id()))
                        .hasValueSatisfying(stored -> assertThat(stored).containsEntry("externalId", "c1"));
            });
        }

        @Test
        void aRecordMayBeNamedByItsIdAlone() {
            String id = simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme"));
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 3));
            records.add(Map.of("_id", id, "name", "Acme Ltd"));

            BulkOutcome outcome = upsert(COMPANIES, records);

            assertThat(outcome.getCreated()).isEqualTo(3);
            assertThat(outcome.getUpdated()).isEqualTo(1);
            assertThat(outcome.getRecords()).isEmpty();
            assertThat(outcome.getCalls()).isEqualTo(1);
        }

        @Test
        void aRefusedRecordIsListedWithItsReason() {
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 3));
            records.set(1, Map.of("externalId", "nameless"));

            BulkOutcome outcome = upsert(COMPANIES, records);

            assertThat(outcome.getCreated()).isEqualTo(2);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
                assertThat(r.index()).isEqualTo(1);
                assertThat(r.status()).isEqualTo(REFUSED);
                assertThat(r.key()).isEqualTo("externalId=nameless");
                assertThat(r.reason()).contains("name");
            });
        }

        @Test
        void aSilentlyDroppedTicketIsRefused() {
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "domains", List.of("acme.example")));
            List<Map<String, Object>> tickets = List.of(
                    Map.of("sourceId", "t1", "email", "a@acme.example", "domains", List.of("acme.example")),
                    Map.of("sourceId", "t2", "domains", List.of("acme.example")));

            BulkOutcome outcome = upsert("planhat:ticket/bulkUpsert", tickets);

            assertThat(outcome.getCreated()).isEqualTo(1);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
                assertThat(r.key()).isEqualTo("sourceId=t2");
                assertThat(r.status()).isEqualTo(REFUSED);
                assertThat(r.reason()).contains("did not store the record");
            });
        }

        @Test
        void aDropAmongUnchangedRecordsIsFoundByHalving() {
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "acme"));
            List<Map<String, Object>> endusers = new ArrayList<>(IntStream.range(0, 16)
                    .mapToObj(i -> Map.<String, Object>of("sourceId", "e" + i, "companyId", "extid-acme"))
                    .toList());
            upsert("planhat:enduser/bulkUpsert", endusers);
            endusers.set(11, Map.of("sourceId", "lost", "email", "x@nowhere.example"));

            BulkOutcome outcome = upsert("planhat:enduser/bulkUpsert", endusers);

            assertThat(outcome.getUnchanged()).isEqualTo(15);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> assertThat(r.key())
                    .isEqualTo("sourceId=lost"));
            assertThat(outcome.getIsolationCalls()).isBetween(1L, 20L);
        }

        @Test
        void whatIsNoRecordIsRefusedWithoutACall() {
            BulkOutcome outcome = upsert(COMPANIES, List.of("no json", 17));

            assertThat(outcome.getRefused()).isEqualTo(2);
            assertThat(calls()).isEmpty();
        }

        @Test
        void duplicatesInABatchAreSkippedAndMerged() {
            BulkOutcome outcome = upsert(
                    COMPANIES,
                    List.of(
                            Map.of("externalId", "a", "name", "Acme", "phase", "Onboarding"),
                            Map.of("externalId", "a", "name", "Acme Inc")));

            assertThat(outcome.getCreated()).isEqualTo(1);
            assertThat(outcome.getSkipped()).isEqualTo(1);
            assertThat(stored()).isEqualTo(1);
            assertThat(simulator().records(PlanhatObject.COMPANY).get(0))
                    .containsEntry("name", "Acme Inc")
                    .containsEntry("phase", "Onboarding");
        }

        @Test
        void explicitNullsClearAndAbsentFieldsStay() {
            upsert(COMPANIES, List.of(Map.of("externalId", "a", "name", "Acme", "phase", "Live", "city", "Oslo")));

            upsert(COMPANIES, "[{\"externalId\":\"a\",\"phase\":null}]");

            assertThat(simulator().records(PlanhatObject.COMPANY).get(0))
                    .containsEntry("city", "Oslo")
                    .satisfies(record -> assertThat(record.get("phase")).isNull());
        }

        @Test
        void aNoteIsAConversationOfItsType() {
            simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "acme"));

            BulkOutcome outcome =
                    upsert("planhat:note/bulkUpsert", Map.of("companyId", "extid-acme", "subject", "Hello"));

            assertThat(outcome.getCreated()).isEqualTo(1);
            assertThat(simulator().records(PlanhatObject.CONVERSATION))
                    .singleElement()
                    .satisfies(note -> assertThat(note).containsEntry("type", "note"));
        }
    }

    @Nested
    class LongInputs {
        @Test
        void manyRecordsGoInBatchesOneAfterTheOther() {
            BulkOutcome outcome =
                    upsert(COMPANIES + "?batchSize=100", companies(0, 1_050).iterator());

            assertThat(outcome.getCreated()).isEqualTo(1_050);
            assertThat(outcome.getCalls()).isEqualTo(11);
            assertThat(stored()).isEqualTo(1_050);
        }

        @Test
        void theListOfProblemsIsCappedAndTheRestHandedOver() {
            List<RecordOutcome> overflow = new ArrayList<>();
            camel(o -> {
                o.setMaxOutcomes(5);
                o.setOutcomeOverflow(overflow::add);
            });

            BulkOutcome outcome =
                    upsert(COMPANIES, Stream.generate(() -> 17).limit(20).iterator());

            assertThat(outcome.getRefused()).isEqualTo(20);
            assertThat(outcome.getRecords()).hasSize(5);
            assertThat(outcome.getRecordsOmitted()).isEqualTo(15);
            assertThat(overflow).hasSize(15);
        }

        @Test
        void noTwoBulkCallsOfOneObjectOverlap() {
            camel(o -> o.setBatchSize(50));
            simulator().faults().next().object(PlanhatObject.COMPANY).times(4).delay(Duration.ofMillis(30));

            List<CompletableFuture<BulkOutcome>> runs = IntStream.range(0, 4)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> upsert(COMPANIES, companies(i * 200, i * 200 + 200))))
                    .toList();

            assertThat(runs)
                    .allSatisfy(run -> assertThat(run.join().getCreated()).isEqualTo(200));
            List<JournalEntry> calls = calls();
            assertThat(calls).hasSize(16);
            for (JournalEntry one : calls) {
                assertThat(calls.stream().filter(other -> other != one && one.overlaps(other)))
                        .isEmpty();
            }
        }

        @Test
        void theNextBodyIsBuiltWhileACallIsUnderWay() {
            simulator().faults().next().object(PlanhatObject.COMPANY).delay(Duration.ofMillis(300));
            List<Long> readAt = new ArrayList<>();
            Iterator<Map<String, Object>> watched = companies(0, 30).stream()
                    .peek(c -> readAt.add(System.nanoTime()))
                    .iterator();

            upsert(COMPANIES + "?batchSize=10", watched);

            JournalEntry first = calls().get(0);
            assertThat(readAt.subList(10, 20))
                    .allSatisfy(time -> assertThat(time).isLessThan(first.endNanos()));
        }

        @Test
        void aSourceThatFailsLosesNothingOfWhatWasSent() {
            AtomicInteger given = new AtomicInteger();
            Iterator<Map<String, Object>> failing = companies(0, 100).stream()
                    .peek(c -> {
                        if (given.incrementAndGet() > 35) {
                            throw new IllegalStateException("the cursor is gone");
                        }
                    })
                    .iterator();

            assertThatThrownBy(() -> upsert(COMPANIES + "?batchSize=10", failing))
                    .isInstanceOfSatisfying(PlanhatException.class, e -> {
                        assertThat(e).hasMessageContaining("the cursor is gone");
                        assertThat(e.getOutcome().getCreated()).isEqualTo(30);
                        assertThat(e.getOutcome().getRefused()).isEqualTo(5);
                        assertThat(e.getOutcome().getRead()).isEqualTo(35);
                    });
            assertThat(stored()).isEqualTo(30);
        }
    }

    @Nested
    class AnswersOfAnyShape {
        @Test
        void countsWithoutNamesConfirm() {
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .bulkAnswer("{\"created\":5,\"updated\":0,\"nonupdates\":0}");

            BulkOutcome outcome = upsert(COMPANIES, companies(0, 5));

            assertThat(outcome.getCreated()).isEqualTo(5);
            assertThat(outcome.getCalls()).isEqualTo(1);
        }

        @Test
        void errorTextsWithoutNamesAreNarrowedDown() {
            upsert(COMPANIES, companies(0, 8));
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .bulkAnswer(
                            206, "{\"created\":0,\"updated\":0,\"nonupdates\":7,\"updatedErrors\":[\"something\"]}");

            BulkOutcome outcome = upsert(COMPANIES, companies(0, 8));

            assertThat(outcome.getUnchanged()).isEqualTo(8);
            assertThat(outcome.getResent()).isEqualTo(8);
            assertThat(outcome.getIsolationCalls()).isEqualTo(2);
        }

        @Test
        void nothingAtAllConfirmsNothingAndIsBounded() {
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .always()
                    .bulkAnswer(200, "");

            BulkOutcome outcome = upsert(COMPANIES + "?isolationCalls=6", companies(0, 40));

            assertThat(outcome.getUnknown()).isEqualTo(40);
            assertThat(outcome.getIsolationCalls()).isEqualTo(6);
            assertThat(outcome.getRecords().get(39).reason()).contains("isolationCalls=6 are used up");
        }

        @Test
        void thePriceComesBackWithCleanBatches() {
            upsert(COMPANIES, companies(0, 40));
            String nameless = "{\"created\":0,\"updated\":0,\"nonupdates\":3,\"updatedErrors\":[\"something\"]}";
            // The first and the last of ten batches tell nothing; halving each takes two calls, and two is the price.
            simulator().faults().next().operation(Operation.BULK_UPSERT).bulkAnswer(206, nameless);
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .after(10)
                    .bulkAnswer(206, nameless);

            BulkOutcome outcome = upsert(COMPANIES + "?batchSize=4&isolationCalls=2", companies(0, 40));

            assertThat(outcome.getUnchanged()).isEqualTo(40);
            assertThat(outcome.getIsolationCalls()).isEqualTo(4);
        }

        @Test
        void aWholeBatchThatIsRefusedIsNarrowedDownToTheCulprit() {
            simulator().faults().next().bodyAbove(1_000).always().status(400, "{\"message\":\"cannot read c3\"}");
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 8));
            records.set(3, Map.of("externalId", "c3", "name", "x".repeat(1_000)));

            BulkOutcome outcome = upsert(COMPANIES, records);

            assertThat(outcome.getCreated()).isEqualTo(7);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> {
                assertThat(r.key()).isEqualTo("externalId=c3");
                assertThat(r.reason()).isEqualTo("cannot read c3");
            });
        }

        @Test
        void keylessRecordsAreNeverSentTwice() {
            simulator().faults().next().operation(Operation.BULK_UPSERT).bulkAnswer(200, "{}");

            BulkOutcome outcome = upsert(COMPANIES, List.of(Map.of("name", "A"), Map.of("name", "B")));

            assertThat(outcome.getUnknown()).isEqualTo(2);
            assertThat(outcome.getRecords().get(0).reason()).contains("give it a key");
            assertThat(calls()).hasSize(1);
        }
    }

    @Nested
    class Trouble {
        @Test
        void aLostAnswerIsFollowedByARepeatThatChangesNothing() {
            simulator().faults().next().operation(Operation.BULK_UPSERT).appliedButAnswerLost();

            BulkOutcome outcome = upsert(COMPANIES, companies(0, 5));

            assertThat(outcome.getUnchanged() + outcome.getCreated()).isEqualTo(5);
            assertThat(outcome.getResent()).isEqualTo(5);
            assertThat(stored()).isEqualTo(5);
        }

        @Test
        void aTimeoutHalvesTheBatch() {
            camel(o -> {
                o.setResponseTimeout(200);
                // Longer than the stall: the simulator, too, takes calls that overlap for a race.
                o.setQuietTime(1_500);
            });
            simulator().faults().next().operation(Operation.BULK_UPSERT).stallAfterHeaders(Duration.ofSeconds(1));

            BulkOutcome outcome = upsert(COMPANIES, companies(0, 10));

            assertThat(outcome.getRead()).isEqualTo(10);
            assertThat(outcome.isClean()).isTrue();
            assertThat(outcome.getResent()).isEqualTo(10);
            assertThat(calls()).hasSize(3);
        }

        @Test
        void noOtherCallStartsWhileALostOneMayStillRun() {
            camel(o -> {
                o.setResponseTimeout(200);
                o.setQuietTime(1_500);
            });
            simulator().faults().next().operation(Operation.BULK_UPSERT).stallAfterHeaders(Duration.ofSeconds(1));

            List<CompletableFuture<?>> runs = List.of(
                    CompletableFuture.supplyAsync(() -> upsert(COMPANIES, List.of(Map.of("name", "A")))),
                    CompletableFuture.supplyAsync(() -> upsert(COMPANIES, List.of(Map.of("name", "B")))));

            assertThat(runs.stream().filter(run -> run.handle((outcome, failure) -> failure != null)
                            .join()))
                    .hasSize(1);
            assertThat(calls()).hasSize(2);
            assertThat(calls().get(0).overlaps(calls().get(1))).isFalse();
        }

        @Test
        void a413HalvesUntilItFits() {
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .bodyAbove(600)
                    .always()
                    .status(413);

            BulkOutcome outcome = upsert(COMPANIES, companies(0, 40));

            assertThat(outcome.getCreated()).isEqualTo(40);
            assertThat(outcome.getResent()).isEqualTo(40);
        }

        @Test
        void aRecordThatIsTooLargeForPlanhatIsRefused() {
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .bodyAbove(600)
                    .always()
                    .status(413);
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 3));
            records.set(1, Map.of("externalId", "c1", "name", "x".repeat(1_000)));

            BulkOutcome outcome = upsert(COMPANIES, records);

            assertThat(outcome.getCreated()).isEqualTo(2);
            assertThat(outcome.getRecords()).singleElement().satisfies(r -> assertThat(r.reason())
                    .contains("too large for Planhat"));
        }

        @Test
        void anUnauthorizedCallEndsTheRunWithItsOutcome() {
            AtomicInteger read = new AtomicInteger();
            simulator().tokens().revoke("test-token");

            assertThatThrownBy(() -> upsert(
                            COMPANIES + "?batchSize=10",
                            companies(0, 1_000).stream()
                                    .peek(c -> read.incrementAndGet())
                                    .iterator()))
                    .isInstanceOfSatisfying(PlanhatUnauthorizedException.class, e -> {
                        assertThat(e.getOutcome().getRead()).isEqualTo(20);
                        assertThat(e.getOutcome().getRefused()).isEqualTo(20);
                    });
            assertThat(read).hasValueLessThan(25);
        }

        @Test
        void aForbiddenCallNamesObjectAndOperation() {
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.BULK_UPSERT);

            assertThatThrownBy(() -> upsert(COMPANIES, companies(0, 3)))
                    .isInstanceOfSatisfying(PlanhatForbiddenException.class, e -> {
                        assertThat(e).hasMessageContaining("bulkUpsert on company");
                        assertThat(e.getOutcome().getRefused()).isEqualTo(3);
                    });
        }

        @Test
        void aServerThatStaysDownLeavesTheRecordsUnknown() {
            camel(o -> o.setMaxRetries(2));
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .always()
                    .status(500);

            assertThatThrownBy(() -> upsert(COMPANIES, companies(0, 3)))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> {
                        assertThat(e.getOutcome().getUnknown()).isEqualTo(3);
                        assertThat(e.getOutcome().getCalls()).isEqualTo(3);
                    });
        }

        @Test
        void keylessRecordsWhoseAnswerIsLostAreUnknown() {
            simulator().faults().next().operation(Operation.BULK_UPSERT).appliedButAnswerLost();

            assertThatThrownBy(() -> upsert(COMPANIES, List.of(Map.of("name", "A"))))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(
                                    e.getOutcome().getRecords())
                            .singleElement()
                            .satisfies(r -> assertThat(r.status()).isEqualTo(UNKNOWN)));
            assertThat(calls()).hasSize(1);
            assertThat(stored()).isEqualTo(1);
        }

        @Test
        void anOverflowBeanThatFailsCostsNoOutcome() {
            camel(o -> {
                o.setMaxOutcomes(0);
                o.setOutcomeOverflow(outcome -> {
                    throw new IllegalStateException("the disk is full");
                });
            });
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 20));
            records.set(3, Map.of("externalId", "nameless"));
            records.set(12, Map.of("externalId", "c11", "name", "Again"));

            assertThatThrownBy(() -> upsert(COMPANIES + "?batchSize=10", records))
                    .isInstanceOfSatisfying(PlanhatException.class, e -> {
                        assertThat(e).hasMessageContaining("outcomeOverflow").hasMessageContaining("the disk is full");
                        assertThat(e.getOutcome().getCreated()).isEqualTo(9);
                        assertThat(e.getOutcome().getRead()).isEqualTo(20);
                    });
            assertThat(calls()).hasSize(1);
        }

        @Test
        void aRecordThatCannotBeCheckedHasItsOutcome() {
            simulator().faults().next().path("/customfields").always().status(500);
            camel(o -> o.setMaxRetries(0));

            assertThatThrownBy(() -> upsert(
                            COMPANIES + "?validate=refuse&outcomes=all",
                            Map.of("name", "Acme", "externalId", "a", "custom", Map.of("Tier", "Gold"))))
                    .isInstanceOfSatisfying(
                            PlanhatException.class,
                            e -> assertThat(e.getOutcome().getRefused()).isEqualTo(1));
        }

        @Test
        void anUnexpectedFailureLeavesWhatWasSentUnknown() {
            camel(o ->
                    o.setHttpClientCustomizer(http -> http.addExecInterceptorFirst("bug", (request, scope, chain) -> {
                        chain.proceed(request, scope).close();
                        throw new UnsupportedOperationException("a bug");
                    })));

            assertThatThrownBy(() -> upsert(COMPANIES + "?batchSize=10", companies(0, 30)))
                    .isInstanceOfSatisfying(PlanhatException.class, e -> {
                        assertThat(e).hasMessageContaining("a bug");
                        assertThat(e.getOutcome().getUnknown()).isEqualTo(10);
                        assertThat(e.getOutcome().getRefused()).isEqualTo(10);
                    });
        }

        @Test
        void aSourceThatCannotBeClosedCostsNoOutcome() {
            Stream<Map<String, Object>> source = companies(0, 3).stream().onClose(() -> {
                throw new IllegalStateException("the connection is gone");
            });

            assertThatThrownBy(() -> upsert(COMPANIES, source)).isInstanceOfSatisfying(PlanhatException.class, e -> {
                assertThat(e).hasMessageContaining("the connection is gone");
                assertThat(e.getOutcome().getCreated()).isEqualTo(3);
            });
        }

        @Test
        void anErrorInTheSourceCostsNoOutcome() {
            Iterator<Map<String, Object>> source = companies(0, 30).stream()
                    .peek(c -> {
                        if ("c25".equals(c.get("externalId"))) {
                            throw new StackOverflowError("deep");
                        }
                    })
                    .iterator();

            assertThatThrownBy(() -> upsert(COMPANIES + "?batchSize=10", source))
                    .isInstanceOfSatisfying(PlanhatException.class, e -> {
                        assertThat(e.getOutcome().getCreated()).isEqualTo(20);
                        assertThat(e.getOutcome().getRefused()).isEqualTo(5);
                    });
        }

        @Test
        void aRefusalAfterALostAnswerLeavesTheRecordsUnknown() {
            simulator().faults().next().operation(Operation.BULK_UPSERT).appliedButAnswerLost();
            simulator().faults().next().operation(Operation.BULK_UPSERT).status(401);

            assertThatThrownBy(() -> upsert(COMPANIES, companies(0, 3)))
                    .isInstanceOfSatisfying(PlanhatUnauthorizedException.class, e -> {
                        assertThat(e.getOutcome().getUnknown()).isEqualTo(3);
                        assertThat(e.getOutcome().getCalls()).isEqualTo(2);
                    });
        }

        @Test
        void aRecordThatMayNotBeCreatedDoesNotEndTheRun() {
            upsert(COMPANIES, companies(0, 2));
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 2));
            records.set(1, Map.of("externalId", "new", "name", "New"));
            simulator().permissions().deny(PlanhatObject.COMPANY, Operation.CREATE);
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .bulkAnswer(
                            206,
                            "{\"created\":0,\"updated\":0,\"nonupdates\":1,\"permissionErrors\":[\"no permission\"]}");

            BulkOutcome outcome = upsert(COMPANIES, records);

            assertThat(outcome.getRefused()).isEqualTo(1);
            assertThat(outcome.getUnchanged()).isEqualTo(1);
        }

        @Test
        void onRefusedFailStopsAfterTheBatch() {
            List<Map<String, Object>> records = new ArrayList<>(companies(0, 30));
            records.set(3, Map.of("externalId", "nameless"));

            assertThatThrownBy(() -> upsert(COMPANIES + "?batchSize=10&onRefused=fail", records))
                    .isInstanceOfSatisfying(PlanhatRefusedRecordsException.class, e -> {
                        assertThat(e.getOutcome().getCreated()).isEqualTo(9);
                        assertThat(e.getOutcome().getRecords().get(0).key()).isEqualTo("externalId=nameless");
                    });
            assertThat(calls()).hasSize(1);
        }

        @Test
        void stoppingTheContextEndsARunAtOnce() {
            camel(o -> o.setRetryDelay(60_000));
            simulator()
                    .faults()
                    .next()
                    .operation(Operation.BULK_UPSERT)
                    .always()
                    .status(503);
            CompletableFuture<BulkOutcome> run =
                    CompletableFuture.supplyAsync(() -> upsert(COMPANIES, companies(0, 3)));
            org.awaitility.Awaitility.await().until(() -> !calls().isEmpty());

            camel.close();

            assertThatThrownBy(() -> run.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                            .join())
                    .hasCauseInstanceOf(PlanhatException.class);
        }
    }
}
