/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import io.github.camelplanhat.routes.job.JobReport;

/**
 * What became of one job.
 *
 * @param name name of the job
 * @param kind what it does, in a word
 * @param state how it went
 * @param report counts of its latest run; null if it was not run
 * @param problem why it failed or was not run; null if it completed
 */
public record JobResult(String name, String kind, SyncResult.State state, JobReport report, String problem) {
    static JobResult of(JobReport report) {
        SyncResult.State state = report.completed() ? SyncResult.State.COMPLETED : SyncResult.State.FAILED;
        return new JobResult(report.name(), report.kind(), state, report, report.failure());
    }

    static JobResult failed(String name, String kind, String problem) {
        return new JobResult(name, kind, SyncResult.State.FAILED, null, problem);
    }

    static JobResult notRun(String name, String kind, String why) {
        return new JobResult(name, kind, SyncResult.State.NOT_RUN, null, why);
    }

    /** Whether some of its work was refused, lost or left in doubt. */
    public boolean isUnclean() {
        return report != null && !report.clean();
    }
}
