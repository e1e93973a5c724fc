/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/** The run report for people: a table, the check of the sums, and reasons. */
public final class OutcomeText {
    private OutcomeText() {}

    public static List<String> lines(RunReport report) {
        if (report.syncs().isEmpty() && report.jobs().isEmpty()) {
            return List.of("No sync has run.");
        }
        List<String> lines = new ArrayList<>();
        if (!report.syncs().isEmpty()) {
            lines.addAll(table(report));
            lines.add("");
            lines.add(sums(report));
            addRemovals(report, lines);
            addReasons(report, lines);
        }
        JobText.add(report.jobs(), lines);
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
        if (l.state().equals(State.NOT_RUN)) {
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
            if (line.removals().any()) {
                lines.add(line.name() + ", what left the source: " + removals(line.removals()));
            }
        }
        if (report.syncs().stream().anyMatch(l -> l.removals().removed() > 0)) {
            lines.add("The command undo takes that back; the command runs knows the run.");
        }
    }

    /** In words, without what did not happen. */
    public static String removals(RunRemovals r) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("deleted", r.deleted());
        counts.put("cleared", r.cleared());
        counts.put("archived", r.archived());
        counts.put("gone before", r.gone());
        counts.put("kept", r.kept());
        String some = counts.entrySet().stream()
                .filter(e -> e.getValue() > 0)
                .map(e -> grouped(e.getValue()) + " " + e.getKey())
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "nothing" : some;
    }

    private static void addReasons(RunReport report, List<String> lines) {
        boolean any = report.syncs().stream().anyMatch(l -> !l.reasons().isEmpty());
        if (!any) {
            return;
        }
        lines.add("");
        lines.add("Refused, skipped or unknown rows, records that were kept, and why:");
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
        List<String> problems = new ArrayList<>();
        report.syncs().forEach(l -> addProblem(l.name(), l.state(), l.failure(), problems));
        report.jobs().forEach(l -> addProblem(l.name(), l.state(), l.failure(), problems));
        if (!problems.isEmpty()) {
            lines.add("");
            lines.addAll(problems);
        }
    }

    private static void addProblem(String name, String state, String failure, List<String> problems) {
        if (failure != null) {
            problems.add(name + (state.equals(State.NOT_RUN) ? " was not run: " : " failed: ") + failure);
        }
    }
}
