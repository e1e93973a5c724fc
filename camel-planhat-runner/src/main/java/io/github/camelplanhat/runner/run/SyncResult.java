/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import io.github.camelplanhat.routes.sync.SyncReport;

/**
 * What became of one sync.
 *
 * @param name name of the sync
 * @param object the Planhat object that it writes
 * @param state how it went
 * @param report counts of its latest run; null if it was not run
 * @param problem why it failed or was not run; null if it completed
 */
public record SyncResult(String name, String object, State state, SyncReport report, String problem) {
    /** How a sync went. */
    public enum State {
        /** It came to the end of its source; some rows may be refused all the same. */
        COMPLETED,
        /** It ended before its source did. */
        FAILED,
        /** It was not started, because of what became of another one, or because no schedule was due. */
        NOT_RUN
    }

    static SyncResult of(SyncReport report) {
        State state = report.completed() ? State.COMPLETED : State.FAILED;
        return new SyncResult(report.name(), report.object(), state, report, report.failure());
    }

    static SyncResult failed(String name, String object, String problem) {
        return new SyncResult(name, object, State.FAILED, null, problem);
    }

    static SyncResult notRun(String name, String object, String why) {
        return new SyncResult(name, object, State.NOT_RUN, null, why);
    }

    /** Whether a row of it is refused, or its fate unknown, or something that has left the source is not dealt with. */
    public boolean hasRefused() {
        return report != null
                && (report.refused() + report.unknown() > 0
                        || !report.removals().clean());
    }
}
