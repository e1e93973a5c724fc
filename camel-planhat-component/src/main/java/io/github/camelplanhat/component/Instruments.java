/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.Optional;

import io.github.camelplanhat.component.client.ClientSettings;
import io.github.camelplanhat.component.journal.CallJournal;
import io.github.camelplanhat.component.metrics.Meters;

/** What watches all clients of one component: its journal and its meters. Made when the first client is. */
final class Instruments implements AutoCloseable {
    private final PlanhatComponent component;
    private volatile CallJournal journal;
    private Meters meters;

    Instruments(PlanhatComponent component) {
        this.component = component;
    }

    /** Called by one thread at a time, as is {@link #close}. */
    void addTo(ClientSettings.Builder settings) {
        if (meters == null) {
            journal = newJournal();
            meters = component.isMetricsEnabled()
                    ? Meters.find(component.getCamelContext(), component.name(), component::quota)
                    : Meters.NONE;
        }
        settings.journal(journal).observer(meters);
    }

    private CallJournal newJournal() {
        int size = component.getJournalSize();
        int bodySize = component.getJournalBodySize();
        if (size < 0 || bodySize < 0) {
            throw new IllegalArgumentException(
                    "journalSize=" + size + " and journalBodySize=" + bodySize + " must be at least 0");
        }
        return size == 0 ? null : new CallJournal(size, bodySize, component.isJournalPersonalData());
    }

    Optional<CallJournal> journal() {
        return Optional.ofNullable(journal);
    }

    /** Takes the meters back; the journal can still be read. */
    @Override
    public void close() {
        if (meters != null) {
            meters.close();
            meters = null;
        }
    }
}
