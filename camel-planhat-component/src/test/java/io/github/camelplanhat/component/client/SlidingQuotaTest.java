/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

class SlidingQuotaTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = 60 * SECOND;
    private static final Duration LONG = Duration.ofHours(10);

    private final StopSignal stop = new StopSignal();

    @Nested
    class Windows {
        private final VirtualTime time = new VirtualTime();
        private final SlidingQuota quota = SlidingQuota.of(200, 150, 50, time);

        private Quota.Permit acquire() throws Exception {
            return quota.acquire(Priority.LIVE, LONG, stop);
        }

        private void call() throws Exception {
            acquire().answered();
        }

        @Test
        void aBurstOf150CallsGoesAtOnce() throws Exception {
            for (int i = 0; i < 150; i++) {
                call();
            }

            assertThat(time.nanos()).isZero();
        }

        @Test
        void call151WaitsUntilTheFirstAnswerIsMoreThanASecondOld() throws Exception {
            for (int i = 0; i < 151; i++) {
                call();
            }

            assertThat(time.nanos()).isEqualTo(SECOND + 1);
        }

        @Test
        void anAnswerThatIsExactlyASecondOldStillCounts() throws Exception {
            for (int i = 0; i < 150; i++) {
                call();
            }
            time.advance(SECOND);

            call();

            assertThat(time.nanos()).isEqualTo(SECOND + 1);
        }

        @Test
        void call201WaitsUntilTheFirstAnswerIsMoreThanAMinuteOld() throws Exception {
            for (int i = 0; i < 201; i++) {
                call();
            }

            assertThat(time.nanos()).isEqualTo(MINUTE + 1);
        }

        @Test
        void aWaitIsOneWaitOfTheRightLength() throws Exception {
            for (int i = 0; i < 151; i++) {
                call();
            }

            assertThat(time.waits).isEqualTo(1);
        }

        @Test
        void twoThousandCallsTakeNineMinutesAndASecond() throws Exception {
            for (int i = 0; i < 2_000; i++) {
                call();
            }

            assertThat(time.nanos()).isEqualTo(9 * (MINUTE + 1) + SECOND + 1);
        }

        @Test
        void theMinuteCountsFromTheAnswerNotFromTheStart() throws Exception {
            Quota.Permit slow = acquire();
            time.advance(30 * SECOND);
            slow.answered();
            time.advance(59 * SECOND);

            assertThat(quota.snapshot().usedThisMinute()).isEqualTo(1);
        }

        @Test
        void call51WaitsForAnAnswer() throws Exception {
            List<Quota.Permit> inFlight = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                inFlight.add(acquire());
            }
            time.at(7 * SECOND, () -> inFlight.get(0).answered());

            acquire();

            assertThat(time.nanos()).isEqualTo(7 * SECOND);
        }

        @Test
        void aCallThatWasNotSentDoesNotCount() throws Exception {
            acquire().notSent();

            assertThat(quota.snapshot()).isEqualTo(new QuotaSnapshot(0, 200, 0, 0, 0, Duration.ZERO));
        }

        @Test
        void aSnapshotTellsWhatIsUsedAndLeft() throws Exception {
            call();
            call();
            acquire();
            quota.closeFor(Duration.ofSeconds(5));
            time.advance(SECOND);

            assertThat(quota.snapshot()).isEqualTo(new QuotaSnapshot(3, 197, 1, 0, 0, Duration.ofSeconds(4)));
        }

        @Test
        void aClockNearItsOverflowChangesNothing() throws Exception {
            VirtualTime late = new VirtualTime(Long.MAX_VALUE - SECOND);
            SlidingQuota small = SlidingQuota.of(1, 1, 1, late);
            small.acquire(Priority.LIVE, LONG, stop).answered();

            small.acquire(Priority.LIVE, LONG, stop).answered();

            assertThat(late.nanos()).isEqualTo(Long.MAX_VALUE - SECOND + MINUTE + 1);
        }

        @Test
        void aClosedQuotaLetsNothingThroughUntilItOpens() throws Exception {
            quota.closeFor(Duration.ofSeconds(20));

            call();

            assertThat(time.nanos()).isEqualTo(20 * SECOND);
        }

        @Test
        void aShorterClosureDoesNotShortenALongerOne() throws Exception {
            quota.closeFor(Duration.ofSeconds(20));
            quota.closeFor(Duration.ofSeconds(1));

            call();

            assertThat(time.nanos()).isEqualTo(20 * SECOND);
        }

        @Test
        void aWaitThatIsCertainToBeTooLongIsRefusedAtOnce() {
            quota.closeFor(Duration.ofSeconds(20));

            assertThatThrownBy(() -> quota.acquire(Priority.LIVE, Duration.ofSeconds(19), stop))
                    .isInstanceOfSatisfying(QuotaWaitException.class, e -> assertThat(e.needed())
                            .isEqualTo(Duration.ofSeconds(20)));
            assertThat(time.nanos()).isZero();
        }

        @Test
        void aWaitForAnAnswerThatDoesNotComeEndsAfterTheLongestWait() throws Exception {
            for (int i = 0; i < 50; i++) {
                acquire();
            }

            assertThatThrownBy(() -> quota.acquire(Priority.LIVE, Duration.ofSeconds(3), stop))
                    .isInstanceOf(QuotaWaitException.class);
            assertThat(time.nanos()).isEqualTo(3 * SECOND);
            assertThat(quota.snapshot().waitingLive()).isZero();
        }

        @Test
        void aFreedPlaceGoesToTheFirstInLineNotToWhoComesJustThen() throws Exception {
            SlidingQuota one = SlidingQuota.of(200, 150, 1, time);
            Quota.Permit running = one.acquire(Priority.LIVE, LONG, stop);
            List<Throwable> refused = new ArrayList<>();
            time.at(SECOND, () -> {
                running.answered();
                refused.add(catchThrowable(() -> one.acquire(Priority.LIVE, Duration.ZERO, stop)));
            });

            one.acquire(Priority.LIVE, LONG, stop);

            assertThat(refused).singleElement().isInstanceOf(QuotaWaitException.class);
        }

        @Test
        void aHostWithoutQuotaIsLimitedInFlightOnly() throws Exception {
            SlidingQuota analytics = SlidingQuota.inFlightOnly(2, time);
            for (int i = 0; i < 1_000; i++) {
                analytics.acquire(Priority.LIVE, LONG, stop).answered();
            }
            analytics.acquire(Priority.LIVE, LONG, stop);
            analytics.acquire(Priority.LIVE, LONG, stop);

            assertThatThrownBy(() -> analytics.acquire(Priority.LIVE, Duration.ofSeconds(1), stop))
                    .isInstanceOf(QuotaWaitException.class);
        }
    }

    /** Random calls, checked against the definition by counting, without any of the quota's own code. */
    @Nested
    class AnyArrivals {
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void neverBreakALimit(long seed) throws Exception {
            QuotaHistory history = QuotaHistory.random(seed);

            history.assertNoWindowHoldsMoreThanItsLimit();
            history.assertNeverMoreInFlightThanAllowed();
        }

        @ParameterizedTest
        @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
        void neverWaitWithoutNeed(long seed) throws Exception {
            QuotaHistory.random(seed).assertEveryWaitWasNeeded();
        }
    }

    @Nested
    class Line {
        private final SlidingQuota quota = SlidingQuota.of(200, 150, 1, TimeSource.system());
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
        private final BlockingQueue<Quota.Permit> permits = new LinkedBlockingQueue<>();

        @AfterEach
        void end() {
            threads.shutdownNow();
        }

        /** Returns when the call waits in line. */
        private Future<?> waiting(String name, Priority priority) {
            int before = waiting();
            Future<?> future = threads.submit(() -> {
                Quota.Permit permit = quota.acquire(priority, LONG, stop);
                started.add(name);
                permits.add(permit);
                return null;
            });
            await().until(() -> waiting() == before + 1);
            return future;
        }

        private int waiting() {
            QuotaSnapshot snapshot = quota.snapshot();
            return snapshot.waitingLive() + snapshot.waitingBackfill();
        }

        private List<String> answerOneAfterAnother(int number) throws Exception {
            List<String> order = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                permits.poll(10, TimeUnit.SECONDS).answered();
                order.add(started.poll(10, TimeUnit.SECONDS));
            }
            return order;
        }

        @Test
        void callsGoInTheOrderInWhichTheyCame() throws Exception {
            permits.add(quota.acquire(Priority.LIVE, LONG, stop));
            for (int i = 1; i <= 5; i++) {
                waiting("call " + i, Priority.LIVE);
            }

            assertThat(answerOneAfterAnother(5)).containsExactly("call 1", "call 2", "call 3", "call 4", "call 5");
        }

        @Test
        void liveCallsGoBeforeBackfill() throws Exception {
            permits.add(quota.acquire(Priority.LIVE, LONG, stop));
            waiting("backfill 1", Priority.BACKFILL);
            waiting("backfill 2", Priority.BACKFILL);
            waiting("live 1", Priority.LIVE);
            waiting("live 2", Priority.LIVE);

            assertThat(answerOneAfterAnother(4)).containsExactly("live 1", "live 2", "backfill 1", "backfill 2");
        }

        @Test
        void allThatMayGoWhenTheQuotaOpensDoSo() throws Exception {
            SlidingQuota closed = SlidingQuota.of(200, 150, 3, TimeSource.system());
            closed.closeFor(Duration.ofMillis(300));
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(threads.submit(() -> closed.acquire(Priority.LIVE, LONG, stop)));
            }

            for (Future<?> call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS)).isNotNull();
            }
        }

        @Test
        void aCallThatGivesUpLetsTheNextOneGo() throws Exception {
            Quota.Permit first = quota.acquire(Priority.LIVE, LONG, stop);
            Future<?> givesUp = waiting("interrupted", Priority.LIVE);
            waiting("next", Priority.LIVE);
            givesUp.cancel(true);
            await().until(() -> waiting() == 1);

            first.answered();

            assertThat(started.poll(10, TimeUnit.SECONDS)).isEqualTo("next");
        }

        @Test
        void anInterruptedWaitEndsAsSuch() throws Exception {
            quota.acquire(Priority.LIVE, LONG, stop);
            AtomicBoolean interrupted = new AtomicBoolean();
            Thread thread = new Thread(() -> {
                try {
                    quota.acquire(Priority.LIVE, LONG, stop);
                } catch (InterruptedException e) {
                    interrupted.set(true);
                } catch (QuotaWaitException e) {
                    throw new IllegalStateException(e);
                }
            });
            thread.start();
            await().until(() -> waiting() == 1);

            thread.interrupt();

            await().untilTrue(interrupted);
        }

        @Test
        void aStopEndsEveryWait() throws Exception {
            quota.acquire(Priority.LIVE, LONG, stop);
            Future<?> first = waiting("first", Priority.LIVE);
            Future<?> second = waiting("second", Priority.BACKFILL);

            stop.stop();

            for (Future<?> future : List.of(first, second)) {
                assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(CancellationException.class);
            }
        }

        @Test
        void aStopOfOneClientLeavesTheOthersInLine() throws Exception {
            Quota.Permit running = quota.acquire(Priority.LIVE, LONG, stop);
            StopSignal other = new StopSignal();
            waiting("ours", Priority.LIVE);
            Future<?> theirs = threads.submit(() -> quota.acquire(Priority.LIVE, LONG, other));
            await().until(() -> waiting() == 2);

            other.stop();
            assertThatThrownBy(() -> theirs.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(CancellationException.class);
            running.answered();

            assertThat(started.poll(10, TimeUnit.SECONDS)).isEqualTo("ours");
        }

        @Test
        void noCallStartsAfterTheStop() {
            stop.stop();

            assertThatThrownBy(() -> quota.acquire(Priority.LIVE, LONG, stop))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
