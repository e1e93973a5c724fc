/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import io.github.camelplanhat.runner.run.SyncResult;

/** How a sync or a job went, as the report file has it. */
final class State {
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";
    static final String NOT_RUN = "notRun";

    private State() {}

    static String text(SyncResult.State state) {
        return switch (state) {
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case NOT_RUN -> NOT_RUN;
        };
    }
}
