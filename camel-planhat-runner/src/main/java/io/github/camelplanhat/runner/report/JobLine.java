/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.util.Map;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.runner.run.JobResult;

/**
 * One job in the report file; what it counts depends on its kind.
 *
 * @param state {@code completed}, {@code failed} or {@code notRun}
 * @param clean whether it did everything, and nothing was refused, lost or left in doubt
 * @param run id of the run, or null if there was none
 * @param counts what it did, in the order in which it is to be read
 * @param failure why it failed or was not run, or null
 * @param reasons what did not go well, and how often
 */
public record JobLine(
        String name,
        String kind,
        String state,
        boolean clean,
        String run,
        Map<String, Long> counts,
        double seconds,
        String failure,
        Map<String, Long> reasons) {

    static JobLine of(JobResult result) {
        JobReport r = result.report();
        String state = State.text(result.state());
        return r == null
                ? new JobLine(result.name(), result.kind(), state, false, null, Map.of(), 0, result.problem(), Map.of())
                : new JobLine(
                        r.name(),
                        r.kind(),
                        state,
                        r.clean(),
                        r.run(),
                        r.counts(),
                        r.seconds(),
                        result.problem(),
                        r.reasons());
    }

    /** {@code clean}, {@code with problems}, {@code failed} or {@code not run}. */
    String outcome() {
        return switch (state) {
            case State.COMPLETED -> clean ? "clean" : "with problems";
            case State.NOT_RUN -> "not run";
            default -> state;
        };
    }

    /** {@code 3 objects, 12,000 records, 9 calls}. */
    String countsText() {
        return JobCounts.text(counts);
    }
}
