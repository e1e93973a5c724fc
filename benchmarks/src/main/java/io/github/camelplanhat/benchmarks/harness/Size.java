/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.time.Duration;
import java.util.List;

/** How much is measured. Only the larger two give figures worth showing. */
public enum Size {
    /** Whether everything works; a few seconds for each program. */
    SMOKE(7_000, 1_000, 1, 1, List.of(1_000L, 7_000L), 60, 2, 1, 1, 50, Duration.ofMinutes(3)),
    STANDARD(
            1_000_000,
            1_000_000,
            3,
            5,
            List.of(10_000L, 100_000L, 1_000_000L),
            15_000,
            186,
            5,
            5,
            1_000,
            Duration.ofMinutes(10)),
    FULL(
            1_000_000,
            1_000_000,
            5,
            7,
            List.of(10_000L, 100_000L, 1_000_000L, 10_000_000L),
            15_000,
            186,
            10,
            5,
            1_000,
            Duration.ofMinutes(90));

    private final long records;
    private final long warm;
    private final int rounds;
    private final int contestRounds;
    private final List<Long> heapRows;
    private final int gets;
    private final int quotaSeconds;
    private final int starts;
    private final int iterations;
    private final int iterationMillis;
    private final Duration longest;

    Size(
            long records,
            long warm,
            int rounds,
            int contestRounds,
            List<Long> heapRows,
            int gets,
            int quotaSeconds,
            int starts,
            int iterations,
            int iterationMillis,
            Duration longest) {
        this.records = records;
        this.warm = warm;
        this.rounds = rounds;
        this.contestRounds = contestRounds;
        this.heapRows = heapRows;
        this.gets = gets;
        this.quotaSeconds = quotaSeconds;
        this.starts = starts;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
        this.longest = longest;
    }

    /** Records that each contender sends or reads while it is measured. */
    public long records() {
        return records;
    }

    /** Records before that: as long as the compiler is at it, there is more of it than of the work. */
    public long warm() {
        return warm;
    }

    /** The same for the route, which takes ten times as long for each. */
    public long warmRoute() {
        return warm / 5;
    }

    /** How many times each variant runs, in turn with the others. */
    public int rounds() {
        return rounds;
    }

    /** The same where contenders are compared: what the compiler makes of each differs by more than they do. */
    public int contestRounds() {
        return contestRounds;
    }

    /** Rows of the tables with which the route's heap is looked at. */
    public List<Long> heapRows() {
        return heapRows;
    }

    /** Single reads that each contender is measured with. */
    public int gets() {
        return gets;
    }

    /** How long calls are made against the quota. */
    public int quotaSeconds() {
        return quotaSeconds;
    }

    /** Starts of the runner. */
    public int starts() {
        return starts;
    }

    /** JMH's iterations, and how long each lasts. */
    public int iterations() {
        return iterations;
    }

    public int iterationMillis() {
        return iterationMillis;
    }

    /** What the simulator may have as a heap: it holds every record, with 1.4 kB for each. */
    public int simulatorGigabytes() {
        return this == FULL ? 16 : 6;
    }

    /** What one child may take. */
    public Duration longest() {
        return longest;
    }

    public boolean worthShowing() {
        return this != SMOKE;
    }
}
