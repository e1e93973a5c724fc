/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.util.List;

import io.github.camelplanhat.runner.text.TextTable;

import static io.github.camelplanhat.runner.text.Numbers.grouped;
import static io.github.camelplanhat.runner.text.Numbers.seconds;

/** The jobs of a run report for people: a line each, and what did not go well. */
final class JobText {
    private JobText() {}

    static void add(List<JobLine> jobs, List<String> lines) {
        if (jobs.isEmpty()) {
            return;
        }
        if (!lines.isEmpty()) {
            lines.add("");
        }
        TextTable table = new TextTable(4, "job", "kind", "outcome", "did", "seconds");
        jobs.forEach(j -> table.row(j.name(), j.kind(), j.outcome(), j.countsText(), seconds(j.seconds())));
        lines.addAll(table.lines());
        if (jobs.stream().anyMatch(j -> !j.reasons().isEmpty())) {
            lines.add("");
            lines.add("What did not go well, and how often:");
            jobs.forEach(j -> addReasons(j, lines));
        }
    }

    private static void addReasons(JobLine job, List<String> lines) {
        job.reasons()
                .forEach((why, times) -> lines.add(String.format("  %-14s %8s  %s", job.name(), grouped(times), why)));
    }
}
