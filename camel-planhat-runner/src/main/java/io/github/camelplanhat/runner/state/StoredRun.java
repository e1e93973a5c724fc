/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Instant;

import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunRow;

/** A stored run of a sync or of a job; the other one is null. */
public record StoredRun(RunRow sync, JobRunRow job) {
    static StoredRun of(RunRow run) {
        return new StoredRun(run, null);
    }

    static StoredRun of(JobRunRow run) {
        return new StoredRun(null, run);
    }

    public boolean isJob() {
        return job != null;
    }

    Instant started() {
        return isJob() ? job.started() : sync.started();
    }

    String id() {
        return isJob() ? job.id() : sync.id();
    }
}
