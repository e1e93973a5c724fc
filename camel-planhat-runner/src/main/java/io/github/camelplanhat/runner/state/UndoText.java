/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.removal.UndoStatus;
import io.github.camelplanhat.routes.removal.UndoneRecord;
import io.github.camelplanhat.runner.text.Numbers;
import io.github.camelplanhat.runner.text.TextTable;

/** What an undo did, for people and for other programs. */
public final class UndoText {
    private UndoText() {}

    public static List<String> lines(UndoReport report) {
        List<String> lines = new ArrayList<>();
        if (!report.records().isEmpty()) {
            TextTable table = new TextTable(6, "record", "was", "outcome", "_id", "new _id", "note");
            report.records().forEach(r -> row(table, r));
            lines.addAll(table.lines());
            lines.add("");
        }
        lines.add((report.dryRun() ? "Nothing was written. Would be: " : "") + counts(report) + ".");
        if (report.before() > 0) {
            lines.add(Numbers.grouped(report.before()) + " were taken back before.");
        }
        lines.addAll(report.notes());
        return lines;
    }

    private static void row(TextTable table, UndoneRecord r) {
        table.row(r.key(), r.action(), word(r.status()), text(r.planhatId()), text(r.newId()), text(r.note()));
    }

    private static String counts(UndoReport report) {
        String counts = report.counts().entrySet().stream()
                .map(e -> Numbers.grouped(e.getValue()) + " " + word(e.getKey()))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "Nothing is left to undo" : counts;
    }

    private static String word(UndoStatus status) {
        return status == UndoStatus.PARTLY ? "partly restored" : status.name().toLowerCase(Locale.ROOT);
    }

    private static String text(String value) {
        return value == null ? "-" : value;
    }

    /** One object over several lines. */
    public static List<String> json(UndoReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", report.run());
        fields.put("sync", report.sync());
        fields.put("object", report.object());
        fields.put("dryRun", report.dryRun());
        fields.put("clean", report.clean());
        fields.put("before", report.before());
        fields.put("calls", report.calls());
        fields.put("records", report.records());
        fields.put("notes", report.notes());
        return StateJson.pretty(fields);
    }
}
