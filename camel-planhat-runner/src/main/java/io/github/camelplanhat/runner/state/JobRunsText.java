/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/** Stored runs of jobs for people. What they count depends on the kind of the job. */
final class JobRunsText {
    private JobRunsText() {}

    /** One line for each run. */
    static List<String> table(List<JobRunRow> runs) {
        TextTable table = new TextTable(5, "run", "job", "kind", "state", "started", "seconds", "counts");
        for (JobRunRow run : runs) {
            table.row(
                    run.id(),
                    run.job(),
                    run.kind(),
                    state(run),
                    RunsText.time(run.started()),
                    seconds(length(run)),
                    counts(run));
        }
        return table.lines();
    }

    /** Everything about one run. */
    static List<String> whole(JobRunRow run) {
        List<String> lines = new ArrayList<>();
        RunsText.add(lines, "run", run.id());
        RunsText.add(lines, "job", run.job() + " (" + run.kind() + ")");
        RunsText.add(lines, "state", state(run) + RunsText.attempts(run.attempts()));
        RunsText.add(lines, "started", RunsText.time(run.started()));
        RunsText.add(lines, "last count", RunsText.time(run.updated()));
        RunsText.add(lines, "ended", run.ended() == null ? "not yet" : RunsText.time(run.ended()));
        run.counts().forEach((count, number) -> RunsText.add(lines, count, grouped(number)));
        if (run.failure() != null) {
            RunsText.add(lines, "failure", run.failure());
        }
        run.reasons().forEach((why, times) -> lines.add("  " + grouped(times) + "  " + why));
        return lines;
    }

    static double length(JobRunRow run) {
        return RunsText.length(run.started(), run.ended() == null ? run.updated() : run.ended());
    }

    /** A run that came to its end, but not everything in it went well, is told from one in which it did. */
    private static String state(JobRunRow run) {
        return run.state() == RunState.COMPLETED && !run.clean() ? "with problems" : RunsText.state(run.state());
    }

    private static String counts(JobRunRow run) {
        Map<String, Long> done = new LinkedHashMap<>(run.counts());
        done.values().removeIf(number -> number == 0);
        return JobCounts.text(done);
    }
}
