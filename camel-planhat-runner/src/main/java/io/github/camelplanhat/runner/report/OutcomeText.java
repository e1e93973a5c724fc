/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.runner.text.RemovalsText;
import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/** The run report for people: a table, the check of the sums, and reasons. */
public final class OutcomeText {
    private OutcomeText() {}

    public static List<String> lines(RunReport report) {
        if (report.syncs().isEmpty()) {
            return List.of("No sync has run.");
        }
        List<String> lines = new ArrayList<>(table(report));
        lines.add("");
        lines.add(sums(report));
        addRemovals(report, lines);
        addReasons(report, lines);
        addProblems(report, lines);
        return lines;
    }

    /** The table alone. */
    public static List<String> table(RunReport report) {
        TextTable table = new TextTable(
                2,
                "sync",
                "object",
                "read",
                "created",
                "updated",
                "unchanged",
                "refused",
                "skipped",
                "unknown",
                "calls",
                "seconds");
        report.syncs().forEach(l -> row(table, l));
        if (report.syncs().size() > 1) {
            row(table, report.total());
        }
        return table.lines();
    }

    private static void row(TextTable table, SyncLine l) {
        if (l.state().equals("notRun")) {
            table.row(l.name(), l.object(), "-", "-", "-", "-", "-", "-", "-", "-", "not run");
            return;
        }
        table.row(
                l.name(),
                l.object(),
                grouped(l.read()),
                grouped(l.created()),
                grouped(l.updated()),
                grouped(l.unchanged()),
                grouped(l.refused()),
                grouped(l.skipped()),
                grouped(l.unknown()),
                grouped(l.calls()),
                seconds(l.seconds()));
    }

    private static String sums(RunReport report) {
        List<SyncLine> wrong = report.syncs().stream().filter(l -> !l.addsUp()).toList();
        return wrong.isEmpty()
                ? "Every row read is in exactly one outcome column."
                : "The outcomes do not add up to the rows read in: "
                        + wrong.stream().map(SyncLine::name).collect(Collectors.joining(", "));
    }

    private static void addRemovals(RunReport report, List<String> lines) {
        for (SyncLine line : report.syncs()) {
            Removals r = line.removals();
            if (r.left() > 0 || r.notice() != null) {
                lines.add(line.name() + ": " + RemovalsText.of(r));
            }
        }
    }

    private static void addReasons(RunReport report, List<String> lines) {
        boolean any = report.syncs().stream().anyMatch(l -> !l.reasons().isEmpty());
        if (!any) {
            return;
        }
        lines.add("");
        lines.add("Refused, skipped or unknown rows, and why:");
        report.syncs().forEach(l -> addReasons(l, lines));
        if (report.syncs().stream().anyMatch(l -> l.refused() + l.unknown() > 0)) {
            lines.add("The command dead-letters shows the rows that are refused or unknown.");
        }
    }

    private static void addReasons(SyncLine line, List<String> lines) {
        line.reasons()
                .forEach((why, rows) -> lines.add(String.format("  %-14s %8s  %s", line.name(), grouped(rows), why)));
    }

    private static void addProblems(RunReport report, List<String> lines) {
        boolean first = true;
        for (SyncLine line : report.syncs()) {
            if (line.failure() != null) {
                if (first) {
                    lines.add("");
                    first = false;
                }
                String what = line.state().equals("notRun") ? " was not run: " : " failed: ";
                lines.add(line.name() + what + line.failure());
            }
        }
    }
}
