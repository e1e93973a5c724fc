/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.List;

/**
 * What became of the syncs and jobs of a folder.
 *
 * @param syncs in the order in which they were run
 * @param jobs likewise
 */
public record Results(List<SyncResult> syncs, List<JobResult> jobs) {
    public static final Results NONE = new Results(List.of(), List.of());

    public Results {
        syncs = List.copyOf(syncs);
        jobs = List.copyOf(jobs);
    }

    /** Whether each of them came to its end. */
    public boolean allCompleted() {
        return syncs.stream().allMatch(s -> s.state() == SyncResult.State.COMPLETED)
                && jobs.stream().allMatch(j -> j.state() == SyncResult.State.COMPLETED);
    }

    /** Whether something is refused, lost, kept or in doubt in any of them. */
    public boolean anyUnclean() {
        return syncs.stream().anyMatch(SyncResult::hasRefused) || jobs.stream().anyMatch(JobResult::isUnclean);
    }
}
