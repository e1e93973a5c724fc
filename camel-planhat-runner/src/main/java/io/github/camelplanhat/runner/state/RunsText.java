/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.runner.report.OutcomeText;
import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/** Stored runs for people. */
public final class RunsText {
    private RunsText() {}

    /** One line for each run: those of the syncs, then those of the jobs. */
    public static List<String> table(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return List.of("No sync or job has run.");
        }
        List<RunRow> syncs =
                runs.stream().filter(r -> !r.isJob()).map(StoredRun::sync).toList();
        List<JobRunRow> jobs =
                runs.stream().filter(StoredRun::isJob).map(StoredRun::job).toList();
        List<String> lines = new ArrayList<>();
        if (!syncs.isEmpty()) {
            lines.addAll(syncs(syncs));
        }
        if (!syncs.isEmpty() && !jobs.isEmpty()) {
            lines.add("");
        }
        if (!jobs.isEmpty()) {
            lines.addAll(JobRunsText.table(jobs));
        }
        return lines;
    }

    private static List<String> syncs(List<RunRow> runs) {
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
                "removed",
                "calls");
        for (RunRow run : runs) {
            RunCounts c = run.counts();
            table.row(
                    run.id(),
                    run.sync(),
                    run.kind().text(),
                    state(run.state()),
                    time(run.started()),
                    seconds(length(run)),
                    grouped(c.read()),
                    grouped(c.created()),
                    grouped(c.updated()),
                    grouped(c.unchanged()),
                    grouped(c.refused()),
                    grouped(c.skipped()),
                    grouped(c.unknown()),
                    grouped(run.removals().removed()),
                    grouped(c.calls()));
        }
        return table.lines();
    }

    /** Everything about one run. */
    public static List<String> whole(StoredRun run) {
        return run.isJob() ? JobRunsText.whole(run.job()) : whole(run.sync());
    }

    private static List<String> whole(RunRow run) {
        RunCounts c = run.counts();
        List<String> lines = new ArrayList<>();
        add(lines, "run", run.id());
        add(lines, "sync", run.sync() + " (" + run.object() + ")");
        add(lines, "kind", run.kind().text());
        add(lines, "state", state(run.state()) + attempts(run.attempts()));
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
        add(lines, "left", OutcomeText.removals(run.removals()));
        add(lines, "resent", grouped(c.resent()));
        add(lines, "calls", grouped(c.calls()) + ", " + grouped(c.isolationCalls()) + " of them to search");
        add(lines, "on their way", grouped(run.inFlight().size()));
        if (run.failure() != null) {
            add(lines, "failure", run.failure());
        }
        run.reasons().forEach((why, rows) -> lines.add("  " + grouped(rows) + "  " + why));
        return lines;
    }

    static double length(RunRow run) {
        return length(run.started(), run.ended() == null ? run.updated() : run.ended());
    }

    static double length(Instant from, Instant until) {
        return Duration.between(from, until).toMillis() / 1000.0;
    }

    static String attempts(int attempts) {
        return attempts > 1 ? ", in process " + attempts + " of this run" : "";
    }

    static String state(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static void add(List<String> lines, String what, String value) {
        lines.add(String.format("%-13s %s", what, value));
    }
}
