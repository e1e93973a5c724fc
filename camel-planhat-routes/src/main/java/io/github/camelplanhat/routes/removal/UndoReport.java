/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;

/**
 * What an undo did.
 *
 * @param run whose removals were to be taken back
 * @param dryRun whether it only tells what it would do
 * @param calls of Planhat's API
 * @param notes what is to be known of the records together
 */
public record UndoReport(
        String run, String sync, String object, boolean dryRun, List<UndoLine> lines, long calls, List<String> notes) {
    public UndoReport {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    public long count(UndoLine.Result result) {
        return lines.stream().filter(l -> l.result() == result).count();
    }

    /** Whether everything is as it was, but for what its notes tell. */
    public boolean clean() {
        return count(UndoLine.Result.NOT_RESTORED) == 0;
    }
}
