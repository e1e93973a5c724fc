/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.removal.UndoLine;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.runner.text.TextTable;

/** What an undo did, for people and for other programs. */
public final class UndoText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private UndoText() {}

    public static List<String> lines(UndoReport report) {
        if (report.lines().isEmpty()) {
            return List.of(
                    "Run " + report.run() + " of " + report.sync() + " removed nothing, so there is nothing to undo.");
        }
        TextTable table = new TextTable(6, "record", "was", "result", "id", "former id", "notes");
        for (UndoLine line : report.lines()) {
            table.row(
                    line.key(),
                    line.action(),
                    word(line.result()),
                    line.id() == null ? "-" : line.id(),
                    line.formerId() == null ? "-" : line.formerId(),
                    String.join("; ", line.notes()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add((report.dryRun() ? "Nothing was written (--dry-run). It would be: " : "") + sums(report));
        lines.addAll(report.notes());
        return lines;
    }

    /** One object over several lines. */
    public static List<String> json(UndoReport report) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(report)
                    .lines()
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an undo report can always be written", e);
        }
    }

    private static String sums(UndoReport report) {
        List<String> parts = new ArrayList<>();
        for (UndoLine.Result result : UndoLine.Result.values()) {
            if (report.count(result) > 0) {
                parts.add(report.count(result) + " " + word(result));
            }
        }
        return String.join(", ", parts) + "; " + report.calls() + " calls.";
    }

    private static String word(UndoLine.Result result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
