/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatRecord;

/** Gives each record its one outcome; whoever comes second is ignored, so that the first confirmation stands. */
final class Resolution {
    private final OutcomeCollector collector;
    private final List<String> keyables;

    Resolution(OutcomeCollector collector, List<String> keyables) {
        this.collector = collector;
        this.keyables = keyables;
    }

    void resolve(Entry entry, OutcomeStatus status, String id, String reason) {
        resolve(entry, status, id, reason, Map.of());
    }

    /** For many records that become the same. */
    Many many(OutcomeStatus status) {
        return new Many(status);
    }

    void foretell(Entry entry, Foretold foretold) {
        resolve(entry, foretold.status(), foretold.id(), foretold.reason(), foretold.changes());
    }

    private void resolve(
            Entry entry, OutcomeStatus status, String id, String reason, Map<String, FieldChange> changes) {
        if (entry.resolved) {
            return;
        }
        entry.resolved = true;
        if (id == null && entry.foundBy != null) {
            id = entry.keys[0];
        }
        if (entry.absorbed.isEmpty() && !collector.lists(status)) {
            collector.count(status, entry.resent);
            return;
        }
        collector.add(new RecordOutcome(
                entry.index, status, id, keyText(entry), reason, entry.resent, entry.original, changes));
        for (Entry absorbed : entry.absorbed) {
            collector.add(new RecordOutcome(
                    absorbed.index,
                    OutcomeStatus.SKIPPED,
                    id,
                    keyText(absorbed),
                    "same record again at " + entry.index + ", which carries its fields",
                    false,
                    absorbed.original));
        }
    }

    void refuse(PlanhatRecord record, String reason) {
        turnAway(record, OutcomeStatus.REFUSED, null, null, reason);
    }

    /** Gives an outcome to a record that does not even get into a batch. */
    void turnAway(PlanhatRecord record, OutcomeStatus status, String id, String key, String reason) {
        String found = key == null ? keyText(record) : key;
        collector.add(new RecordOutcome(record.index(), status, id, found, reason, false, record.original()));
    }

    private String keyText(PlanhatRecord record) {
        if (record.fields() == null) {
            return null;
        }
        return keyables.stream()
                .filter(keyable -> record.key(keyable) != null)
                .findFirst()
                .map(keyable -> keyable + "=" + record.key(keyable))
                .orElse(null);
    }

    private String keyText(Entry entry) {
        if (entry.foundBy != null) {
            return entry.foundBy;
        }
        for (int i = 0; i < entry.keys.length; i++) {
            if (entry.keys[i] != null) {
                return keyables.get(i) + "=" + entry.keys[i];
            }
        }
        return null;
    }

    /**
     * Gives many records the same status. Those that are not listed are counted at the end, all at once: a lock for each
     * makes the processor wait for one record before it goes to look for the next.
     */
    final class Many implements AutoCloseable {
        private final OutcomeStatus status;
        private final boolean listed;
        private long unlisted;
        private long resent;

        private Many(OutcomeStatus status) {
            this.status = status;
            this.listed = collector.lists(status);
        }

        /** Only for a record that is not resolved yet. */
        void resolve(Entry entry, String id) {
            if (listed || !entry.absorbed.isEmpty()) {
                Resolution.this.resolve(entry, status, id, null);
                return;
            }
            entry.resolved = true;
            unlisted++;
            resent += entry.resent ? 1 : 0;
        }

        @Override
        public void close() {
            collector.count(status, unlisted, resent);
        }
    }
}
