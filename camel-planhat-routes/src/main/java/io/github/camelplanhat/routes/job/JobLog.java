/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The one line that a run leaves in the log. */
final class JobLog {
    private JobLog() {}

    static String line(JobReport report) {
        String counts = report.counts().entrySet().stream().map(JobLog::count).collect(Collectors.joining(", "));
        return String.format(
                        Locale.ROOT,
                        "%s: %s in %.1f s",
                        report.name(),
                        counts.isEmpty() ? "nothing done" : counts,
                        report.seconds())
                + (report.reasons().isEmpty() ? "" : "; " + report.reasons())
                + (report.completed() ? "" : "; STOPPED: " + report.failure());
    }

    private static String count(Map.Entry<String, Long> count) {
        return String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey());
    }
}
