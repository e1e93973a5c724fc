/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.util.Locale;

/** The one line that a run leaves in the log. */
final class JobLog {
    private JobLog() {}

    static String line(JobReport report) {
        String counts = JobCounts.text(report.counts());
        return String.format(
                        Locale.ROOT,
                        "%s: %s in %.1f s",
                        report.name(),
                        counts.isEmpty() ? "nothing done" : counts,
                        report.seconds())
                + (report.reasons().isEmpty() ? "" : "; " + report.reasons())
                + (report.completed() ? "" : "; STOPPED: " + report.failure());
    }
}
