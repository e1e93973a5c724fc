/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Instant;

import io.github.camelplanhat.routes.store.AlertRow;

/** Says what a run, or time that passes, makes of a condition. A condition that does not hold and need not be told is null. */
final class AlertJudge {
    private final AlertRules rules;

    AlertJudge(AlertRules rules) {
        this.rules = rules;
    }

    AlertRow ended(AlertEvent event, AlertRow known, EndedRun run) {
        if (!rules.events().contains(event)) {
            return null;
        }
        boolean older = known != null && run.at().isBefore(known.since());
        return switch (event) {
            case FAILURE -> older ? known : failure(known, run);
            case REFUSED -> older ? known : refused(known, run);
            case OVERDUE -> known;
        };
    }

    private AlertRow failure(AlertRow known, EndedRun run) {
        if (run.good()) {
            return ended(known);
        }
        if (holds(known)) {
            return known.detail().equals(run.failure()) ? known : known.changed(run.failure());
        }
        return begun(known, AlertEvent.FAILURE, run.sync(), run.failure(), run.at());
    }

    /** A run that failed, or read nothing, says nothing about the rows. */
    private AlertRow refused(AlertRow known, EndedRun run) {
        if (!run.good() || run.read() == 0) {
            return known;
        }
        if (!rules.refused().exceeded(run.missing(), run.read())) {
            return ended(known);
        }
        String detail = run.missing() + " of " + run.read() + " " + run.unit();
        return holds(known)
                ? new AlertRow(known.alert(), known.sync(), known.event(), detail, known.since(), known.toldAt(), false)
                : begun(known, AlertEvent.REFUSED, run.sync(), detail, run.at());
    }

    /**
     * @param good when the latest good run ended; null if there was none
     * @param watched since when this process watches the sync
     */
    AlertRow overdue(AlertRow known, String sync, Instant good, Instant watched, Instant now) {
        if (rules.overdueAfter() == null || !rules.events().contains(AlertEvent.OVERDUE)) {
            return null;
        }
        // What was overdue before a restart is so after it, although this process has not watched it for long.
        if (good == null && holds(known)) {
            return known;
        }
        Instant due = (good == null ? watched : good).plus(rules.overdueAfter());
        if (!now.isAfter(due)) {
            return ended(known);
        }
        String after = good == null ? "the start of the watch" : "the latest one";
        return holds(known) ? known : begun(known, AlertEvent.OVERDUE, sync, after, due);
    }

    /** What is to be told of a condition now; null for nothing. */
    AlertStatus status(AlertRow row, Instant now) {
        if (row.over()) {
            return AlertStatus.RECOVERED;
        }
        if (row.toldAt() == null) {
            return AlertStatus.NEW;
        }
        boolean again =
                !rules.repeatAfter().isZero() && !now.isBefore(row.toldAt().plus(rules.repeatAfter()));
        return again ? AlertStatus.REPEATED : null;
    }

    private static boolean holds(AlertRow known) {
        return known != null && !known.over();
    }

    private static AlertRow ended(AlertRow known) {
        return known == null ? null : known.ended();
    }

    /** One that ends and begins again before anything could be told is still the same. */
    private AlertRow begun(AlertRow known, AlertEvent event, String sync, String detail, Instant since) {
        return known != null && known.toldAt() == null
                ? known.changed(detail)
                : new AlertRow(rules.name(), sync, event.name(), detail, since, null, false);
    }
}
