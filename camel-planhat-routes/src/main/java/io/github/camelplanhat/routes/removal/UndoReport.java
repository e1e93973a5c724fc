/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the removals of a run that were to be taken back.
 *
 * @param run whose removals they are
 * @param dryRun whether this only tells what would be done
 * @param before how many were taken back by an earlier undo
 * @param calls calls of Planhat's API
 * @param records one entry for each of the others, the latest removal first
 * @param notes what to know about all of them
 */
public record UndoReport(
        String run,
        String sync,
        String object,
        boolean dryRun,
        long before,
        long calls,
        List<UndoneRecord> records,
        List<String> notes) {
    public UndoReport {
        records = List.copyOf(records);
        notes = List.copyOf(notes);
    }

    public Map<UndoStatus, Long> counts() {
        Map<UndoStatus, Long> counts = new TreeMap<>();
        records.forEach(r -> counts.merge(r.status(), 1L, Long::sum));
        return counts;
    }

    /** Whether everything is as it was before, as far as Planhat allows that. */
    public boolean clean() {
        return records.stream().allMatch(r -> r.status().done());
    }
}
