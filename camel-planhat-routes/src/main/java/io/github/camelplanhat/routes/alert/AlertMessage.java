/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.github.camelplanhat.routes.store.AlertRow;

/**
 * What is told, before it gets the form that its endpoint wants.
 *
 * @param row the condition that it tells of
 * @param summary one line
 * @param detail one or two sentences more
 * @param report of the sync's latest run; empty if there was none
 */
record AlertMessage(
        AlertRow row,
        AlertEvent event,
        AlertStatus status,
        Instant at,
        String summary,
        String detail,
        Map<String, Object> report) {

    /**
     * @param job whether it is about a job rather than a sync
     * @param run the latest run, or null
     */
    static AlertMessage of(AlertRules rules, AlertRow row, boolean job, AlertStatus status, EndedRun run, Instant now) {
        AlertEvent event = AlertEvent.valueOf(row.event());
        String work = (job ? "Planhat job " : "Planhat sync ") + row.sync();
        String summary =
                switch (event) {
                    case FAILURE -> work + one(status, " failed", " still fails", " works again");
                    case REFUSED -> work + (job ? failing(status, row) : refused(status, row));
                    case OVERDUE -> work + one(status, " is overdue", " is still overdue", " is no longer overdue");
                };
        return new AlertMessage(
                row,
                event,
                status,
                now,
                summary,
                detail(rules, row, job, event, status),
                run == null ? Map.of() : run.report());
    }

    private static String one(AlertStatus status, String fresh, String repeated, String recovered) {
        return switch (status) {
            case NEW -> fresh;
            case REPEATED -> repeated;
            case RECOVERED -> recovered;
        };
    }

    private static String refused(AlertStatus status, AlertRow row) {
        return status == AlertStatus.RECOVERED
                ? ": refused rows are within the limit again"
                : ": " + row.detail() + " are not in Planhat";
    }

    private static String failing(AlertStatus status, AlertRow row) {
        return status == AlertStatus.RECOVERED
                ? ": what goes wrong is within the limit again"
                : ": " + row.detail() + " went wrong";
    }

    private static String detail(AlertRules rules, AlertRow row, boolean job, AlertEvent event, AlertStatus status) {
        boolean over = status == AlertStatus.RECOVERED;
        return switch (event) {
            case FAILURE ->
                (over ? "It had been failing since " : "It has been failing since ") + row.since() + ": "
                        + row.detail();
            case REFUSED ->
                "More than " + rules.refused().text() + (job ? " of what a run deals with " : " of a run's rows ")
                        + (over ? "had been" : "are")
                        + (job
                                ? " refused, failed or in doubt"
                                : " refused, or it is unknown whether they were stored,")
                        + " since " + row.since();
            case OVERDUE ->
                over
                        ? "It had been overdue since " + row.since()
                        : "A good run should have ended by " + row.since() + ", " + text(rules.overdueAfter())
                                + " after " + row.detail();
        };
    }

    private static String text(Duration duration) {
        return duration.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
    }
}
