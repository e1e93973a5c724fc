/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.util.List;
import java.util.stream.Stream;

/** How all syncs and jobs of a context stand, each in the order in which Camel created their routes. */
public record Standing(List<SyncStatus> syncs, List<JobStatus> jobs) {

    /** Whether the latest run of one of them failed. */
    public boolean degraded() {
        return Stream.concat(
                        syncs.stream().map(SyncStatus::failed), jobs.stream().map(JobStatus::failed))
                .anyMatch(failed -> failed);
    }
}
