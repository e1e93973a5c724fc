/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.util.Map;

import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.runner.run.SyncResult;

/**
 * One sync in the report file. The counts are those of its latest run, all 0 if it was not run;
 * {@code read = created + updated + unchanged + refused + skipped + unknown}.
 *
 * @param state {@code completed}, {@code failed} or {@code notRun}
 * @param failure why it failed or was not run, or null
 * @param resent records that travelled more than once
 * @param removals what it did about records that left the source
 * @param reasons why rows were refused, skipped or unknown, and how many of each
 */
public record SyncLine(
        String name,
        String object,
        String state,
        long read,
        long created,
        long updated,
        long unchanged,
        long refused,
        long skipped,
        long unknown,
        long resent,
        long calls,
        long isolationCalls,
        RunRemovals removals,
        double seconds,
        String failure,
        Map<String, Long> reasons) {

    static SyncLine of(SyncResult result) {
        SyncReport r = result.report();
        String state = State.text(result.state());
        if (r == null) {
            return new SyncLine(
                    result.name(),
                    result.object(),
                    state,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    RunRemovals.NONE,
                    0,
                    result.problem(),
                    Map.of());
        }
        return new SyncLine(
                result.name(),
                result.object(),
                state,
                r.read(),
                r.created(),
                r.updated(),
                r.unchanged(),
                r.refused(),
                r.skipped(),
                r.unknown(),
                r.resent(),
                r.calls(),
                r.isolationCalls(),
                r.removals(),
                r.seconds(),
                result.problem(),
                r.reasons());
    }

    /** The sum over several syncs, under the name {@code all}. */
    static SyncLine total(Iterable<SyncLine> lines) {
        long[] sums = new long[10];
        double seconds = 0;
        RunRemovals removals = RunRemovals.NONE;
        for (SyncLine l : lines) {
            long[] counts = l.counts();
            for (int i = 0; i < counts.length; i++) {
                sums[i] += counts[i];
            }
            seconds += l.seconds;
            removals = removals.plus(l.removals);
        }
        return new SyncLine(
                "all",
                "",
                "",
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4],
                sums[5],
                sums[6],
                sums[7],
                sums[8],
                sums[9],
                removals,
                // A sum of decimal fractions has more digits than any of them.
                Math.round(seconds * 1000) / 1000.0,
                null,
                Map.of());
    }

    /** Whether every row read is in exactly one of the outcome counts. */
    public boolean addsUp() {
        return read == created + updated + unchanged + refused + skipped + unknown;
    }

    private long[] counts() {
        return new long[] {read, created, updated, unchanged, refused, skipped, unknown, resent, calls, isolationCalls};
    }
}
