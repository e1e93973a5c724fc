/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;

/** Hands in the outcomes of one call's events. */
final class Settlement {
    private final OutcomeCollector collector;
    private final boolean resent;

    Settlement(OutcomeCollector collector, boolean resent) {
        this.collector = collector;
        this.resent = resent;
    }

    void sent(Event event) {
        add(event, OutcomeStatus.SENT, null);
    }

    /** Of a dry run: nothing speaks against the event, and the answer would say no more. */
    void wouldSend(Event event) {
        add(event, OutcomeStatus.WOULD_SEND, null);
    }

    void refused(Event event, String reason) {
        add(event, OutcomeStatus.REFUSED, reason);
    }

    void unknown(Event event, String reason) {
        add(event, OutcomeStatus.UNKNOWN, reason);
    }

    private void add(Event event, OutcomeStatus status, String reason) {
        collector.add(new RecordOutcome(event.index(), status, null, event.key(), reason, resent, event.original()));
    }
}
