/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.routes.sync.DeletePreview;
import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;

/** What syncs would have removed, for people. */
public final class PreviewText {
    private PreviewText() {}

    /** @param previews of the syncs that remove anything at all */
    public static List<String> lines(List<DeletePreview> previews) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        if (previews.stream().allMatch(p -> p.left() == 0)) {
            lines.add("This was a preview of deletes: nothing would be removed.");
            return lines;
        }
        lines.add("This was a preview of deletes: nothing was removed. A run without --preview-deletes would remove:");
        previews.stream().filter(p -> p.left() > 0).forEach(p -> add(p, lines));
        return lines;
    }

    private static void add(DeletePreview preview, List<String> lines) {
        lines.add("");
        lines.add(preview.sync() + " (" + preview.object() + "), " + preview.action() + ": "
                + grouped(preview.left())
                + (preview.records().size() < preview.left()
                        ? ", of which the first " + grouped(preview.records().size()) + " are"
                        : ""));
        TextTable table = new TextTable(4, "record", "_id", "name", "why");
        preview.records().forEach(r -> table.row(r.key(), r.planhatId(), r.name() == null ? "-" : r.name(), r.why()));
        lines.addAll(table.lines());
        if (preview.stopped() != null) {
            lines.add("It would remove none of them, though: " + preview.stopped());
        }
    }
}
