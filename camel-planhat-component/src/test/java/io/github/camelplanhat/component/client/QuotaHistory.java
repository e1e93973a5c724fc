/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a quota did with random calls: when each came, started and was answered; and the definition it is held against. */
final class QuotaHistory {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int CALLS = 1_500;

    private record Call(long arrival, long start, long answer) {}

    private record Limit(int most, long length) {}

    private final List<Call> calls = new ArrayList<>();
    private final List<Limit> limits;
    private final int maxInFlight;

    private QuotaHistory(List<Limit> limits, int maxInFlight) {
        this.limits = limits;
        this.maxInFlight = maxInFlight;
    }

    /** Every second history is under Planhat's own limits, the others under small ones, where the windows meet more often. */
    static QuotaHistory random(long seed) throws Exception {
        Random random = new Random(seed);
        boolean real = seed % 2 == 0;
        int perMinute = real ? 200 : 5 + random.nextInt(40);
        int perSecond = real ? 150 : 1 + random.nextInt(perMinute);
        int inFlight = real ? 50 : 1 + random.nextInt(12);
        QuotaHistory history =
                new QuotaHistory(List.of(new Limit(perMinute, 60 * SECOND), new Limit(perSecond, SECOND)), inFlight);
        VirtualTime time = new VirtualTime();
        SlidingQuota quota = SlidingQuota.of(perMinute, perSecond, inFlight, time);
        StopSignal stop = new StopSignal();
        long arrival = 0;
        for (int i = 0; i < CALLS; i++) {
            arrival += gap(random);
            time.advanceTo(arrival);
            Quota.Permit permit = quota.acquire(Priority.LIVE, Duration.ofDays(100), stop);
            long start = time.nanos();
            long answer = start + duration(random);
            time.at(answer, permit::answered);
            history.calls.add(new Call(arrival, start, answer));
        }
        return history;
    }

    /** Mostly bursts, now and then a lull of up to two minutes. */
    private static long gap(Random random) {
        return switch (random.nextInt(50)) {
            case 0 -> (long) (random.nextDouble() * 120 * SECOND);
            case 1, 2, 3 -> (long) (random.nextDouble() * SECOND);
            case 4, 5, 6, 7, 8, 9 -> (long) (random.nextDouble() * SECOND / 100);
            default -> 0;
        };
    }

    private static long duration(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> (long) (random.nextDouble() * 90 * SECOND);
            case 1, 2, 3, 4 -> (long) (random.nextDouble() * 3 * SECOND);
            case 5 -> 0;
            default -> (long) (random.nextDouble() * SECOND / 4);
        };
    }

    /**
     * The server may count a call at any time from its start to its answer. So the worst count in a window is the number of
     * calls whose span touches it; the windows that matter are those that begin with an answer.
     */
    void assertNoWindowHoldsMoreThanItsLimit() {
        for (Limit limit : limits) {
            for (Call first : calls) {
                long from = first.answer;
                long to = from + limit.length;
                assertThat(calls.stream()
                                .filter(c -> c.answer >= from && c.start <= to)
                                .count())
                        .isLessThanOrEqualTo(limit.most);
            }
        }
    }

    void assertNeverMoreInFlightThanAllowed() {
        for (Call call : calls) {
            assertThat(calls.stream()
                            .filter(c -> c.start <= call.start && c.answer > call.start)
                            .count())
                    .isLessThanOrEqualTo(maxInFlight);
        }
    }

    /** A nanosecond before a call started that had waited, one of the limits must still have forbidden it. */
    void assertEveryWaitWasNeeded() {
        List<Integer> waited = IntStream.range(1, calls.size())
                .filter(i -> calls.get(i).start > Math.max(calls.get(i).arrival, calls.get(i - 1).start))
                .boxed()
                .toList();
        assertThat(waited).isNotEmpty().allMatch(i -> forbidden(i, calls.get(i).start - 1));
    }

    private boolean forbidden(int index, long time) {
        List<Call> before = calls.subList(0, index);
        return before.stream().filter(c -> c.answer > time).count() >= maxInFlight
                || limits.stream()
                        .anyMatch(limit -> before.stream()
                                        .filter(c -> c.answer >= time - limit.length)
                                        .count()
                                >= limit.most);
    }
}
