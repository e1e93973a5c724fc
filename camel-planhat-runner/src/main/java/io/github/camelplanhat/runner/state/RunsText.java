/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.runner.text.RemovalsText;
import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/** Stored runs for people. */
public final class RunsText {
    private RunsText() {}

    /** One line for each run. */
    public static List<String> table(List<RunRow> runs) {
        if (runs.isEmpty()) {
            return List.of("No sync has run.");
        }
        TextTable table = new TextTable(
                5,
                "run",
                "sync",
                "kind",
                "state",
                "started",
                "seconds",
                "read",
                "created",
                "updated",
                "unchanged",
                "refused",
                "skipped",
                "unknown",
                "calls");
        for (RunRow run : runs) {
            RunCounts c = run.counts();
            table.row(
                    run.id(),
                    run.sync(),
                    run.kind().text(),
                    state(run),
                    time(run.started()),
                    seconds(length(run)),
                    grouped(c.read()),
                    grouped(c.created()),
                    grouped(c.updated()),
                    grouped(c.unchanged()),
                    grouped(c.refused()),
                    grouped(c.skipped()),
                    grouped(c.unknown()),
                    grouped(c.calls()));
        }
        return table.lines();
    }

    /** Everything about one run. */
    public static List<String> whole(RunRow run) {
        RunCounts c = run.counts();
        List<String> lines = new ArrayList<>();
        add(lines, "run", run.id());
        add(lines, "sync", run.sync() + " (" + run.object() + ")");
        add(lines, "kind", run.kind().text());
        add(lines, "state", state(run) + (run.attempts() > 1 ? ", in process " + run.attempts() + " of this run" : ""));
        add(lines, "started", time(run.started()));
        add(lines, "last batch", time(run.updated()));
        add(lines, "ended", run.ended() == null ? "not yet" : time(run.ended()));
        add(lines, "read", grouped(c.read()));
        add(lines, "created", grouped(c.created()));
        add(lines, "updated", grouped(c.updated()));
        add(lines, "unchanged", grouped(c.unchanged()));
        add(lines, "refused", grouped(c.refused()));
        add(lines, "skipped", grouped(c.skipped()));
        add(lines, "unknown", grouped(c.unknown()));
        add(lines, "resent", grouped(c.resent()));
        add(lines, "calls", grouped(c.calls()) + ", " + grouped(c.isolationCalls()) + " of them to search");
        add(lines, "on their way", grouped(run.inFlight().size()));
        Removals removals = run.removals();
        if (removals.left() > 0 || removals.notice() != null) {
            add(lines, "removed", RemovalsText.of(removals));
        }
        if (run.failure() != null) {
            add(lines, "failure", run.failure());
        }
        run.reasons().forEach((why, rows) -> lines.add("  " + grouped(rows) + "  " + why));
        return lines;
    }

    static double length(RunRow run) {
        Instant until = run.ended() == null ? run.updated() : run.ended();
        return Duration.between(run.started(), until).toMillis() / 1000.0;
    }

    private static String state(RunRow run) {
        return run.state().name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void add(List<String> lines, String what, String value) {
        lines.add(String.format("%-13s %s", what, value));
    }
}
