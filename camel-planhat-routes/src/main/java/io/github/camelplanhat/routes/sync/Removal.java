/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.removal.BeforeImages;
import io.github.camelplanhat.routes.removal.DeleteBehavior;
import io.github.camelplanhat.routes.removal.Departures;
import io.github.camelplanhat.routes.removal.JournalJson;
import io.github.camelplanhat.routes.removal.RemovalBrakeException;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Fingerprints;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.UndoJournal;

/**
 * What one run does about the records that have left its source, a batch at a time: {@link #find}, and for each batch
 * {@link #depart} and {@link #settle}. What a record was like is in the journal before anything is sent.
 */
final class Removal implements AutoCloseable {
    private final String sync;
    private final RemovalRule rule;
    private final SyncRun run;
    private final StateStore store;
    private final BeforeImages images;
    private final BitSet seen;
    /** Planhat's ids of the records that this run has in the journal. */
    private final Set<String> journalled = new HashSet<>();
    /** What is on its way, by Planhat's ids. */
    private Map<String, Missing> travelling = Map.of();

    Removal(String sync, RemovalRule rule, SyncRun run, StateStore store, BeforeImages images) {
        this.sync = sync;
        this.rule = rule;
        this.run = run;
        this.store = store;
        this.images = images;
        this.seen = run.ledger().seen();
    }

    /**
     * The records that have left the source, in lists of this size; none if nobody can say which have.
     *
     * @throws RemovalBrakeException if there are more than may be removed
     */
    Iterator<List<Missing>> find(int batchSize) {
        RunLedger ledger = run.ledger();
        if (!rule.acts() || !ledger.whole()) {
            return Collections.emptyIterator();
        }
        Departures left =
                Departures.find(store, sync, ledger.id(), seen, rule.brake().most());
        if (ledger.kind() == RunKind.PLAN) {
            left = left.knowing(run.created());
        }
        if (left.left() == 0) {
            return Collections.emptyIterator();
        }
        if (ledger.keyless()) {
            kept(
                    left,
                    Map.of(
                            "kept, although no row has its key: a row without a readable key may stand for it",
                            left.left()));
            return Collections.emptyIterator();
        }
        try {
            rule.brake().check(sync, left, run.read(), run.created());
        } catch (RemovalBrakeException e) {
            kept(left, Map.of());
            run.plan().orElseThrow(() -> e).braked(e);
            return Collections.emptyIterator();
        }
        if (ledger.resumed()) {
            journalled.addAll(store.inTransaction(() -> store.journal().ids(ledger.id())));
        }
        images.expect(left.left(), left.known());
        return batches(left.records(), batchSize);
    }

    private void kept(Departures left, Map<String, Long> why) {
        run.removed(new RunRemovals(0, 0, 0, 0, left.left()), why, () -> {});
    }

    private static Iterator<List<Missing>> batches(List<Missing> all, int size) {
        List<List<Missing>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return batches.iterator();
    }

    /** Reads what Planhat has of the records, writes it into the journal, and tells what is to be sent. */
    List<Map<String, Object>> depart(List<Missing> batch) {
        Tally tally = new Tally();
        Map<String, Missing> found = new LinkedHashMap<>();
        Map<String, StoredRecord> before = new LinkedHashMap<>();
        for (Missing missing : batch) {
            BeforeImages.Image image = images.find(missing);
            if (image.problem() != null) {
                tally.kept(missing, image.problem());
            } else if (image.gone()) {
                tally.gone(missing, journalled.contains(missing.planhatId()));
            } else {
                found.put(image.record().id(), missing);
                before.put(image.record().id(), image.record());
            }
        }
        for (String id : stillThere(before)) {
            // The source knows the record by another key now.
            tally.forgotten(found.remove(id));
        }
        if (run.plan().isPresent() && !run.plan().get().leaving(found, before)) {
            found.values().forEach(tally::removed);
            tally.store();
            return List.of();
        }
        List<UndoJournal.Entry> entries = found.entrySet().stream()
                .filter(e -> !journalled.contains(e.getKey()))
                .map(e -> entry(e.getValue(), before.get(e.getKey())))
                .toList();
        run.ledger().removing(entries);
        travelling = found;
        tally.store();
        return rule.records(found.keySet());
    }

    /** Those of the records that a row of this run stands for, under whatever key. */
    private Set<String> stillThere(Map<String, StoredRecord> before) {
        Set<String> there = new HashSet<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (StoredRecord record : before.values()) {
            List<String> own = BeforeImages.keys(rule.object(), record);
            own.forEach(key -> keys.put(key, record.id()));
            if (run.met(record, own)) {
                there.add(record.id());
            }
        }
        store.inTransaction(() -> {
            for (Fingerprints.Holder holder : store.fingerprints().holders(sync, before.keySet())) {
                if (met(holder.slot(), holder.run())) {
                    there.add(holder.planhatId());
                }
            }
            for (Fingerprint known :
                    store.fingerprints().find(sync, keys.keySet()).values()) {
                if (met(known.slot(), known.run())) {
                    there.add(keys.get(known.key()));
                }
            }
        });
        return there;
    }

    private boolean met(long slot, String lastRun) {
        return lastRun.equals(run.ledger().id()) || seen.get(Math.toIntExact(slot));
    }

    private UndoJournal.Entry entry(Missing missing, StoredRecord before) {
        return new UndoJournal.Entry(
                0,
                run.ledger().id(),
                sync,
                rule.object().uriName(),
                missing.key(),
                before.id(),
                Choice.word(rule.behavior()),
                JournalJson.write(before.fields()),
                rule.behavior() == DeleteBehavior.DELETE ? null : JournalJson.write(rule.sent()),
                null);
    }

    /**
     * Gives every record on its way its outcome, and stores that.
     *
     * @param outcome what the call told; null if it told nothing
     * @param rest why the others are not accounted for
     */
    void settle(BulkOutcome outcome, String rest) {
        if (travelling.isEmpty()) {
            return;
        }
        Tally tally = new Tally();
        List<String> ids = List.copyOf(travelling.keySet());
        Map<String, Missing> open = new LinkedHashMap<>(travelling);
        travelling = Map.of();
        if (outcome != null) {
            run.addCalls(outcome);
            for (RecordOutcome told : outcome.getRecords()) {
                String id = ids.get(Math.toIntExact(told.index()));
                settle(open.remove(id), id, told, tally);
            }
        }
        open.values().forEach(missing -> tally.kept(missing, rest));
        tally.store();
    }

    private void settle(Missing missing, String id, RecordOutcome told, Tally tally) {
        if (told.status().confirmed()) {
            tally.removed(missing);
        } else if (told.status() == OutcomeStatus.SKIPPED && rule.behavior() == DeleteBehavior.DELETE) {
            tally.gone(missing, journalled.contains(id));
        } else {
            tally.kept(missing, told.reason());
        }
    }

    @Override
    public void close() {
        images.close();
    }

    /** What is known of a batch, stored in one step. */
    private final class Tally {
        private final List<Long> forgotten = new ArrayList<>();
        private final List<Long> archived = new ArrayList<>();
        private final Map<String, Long> reasons = new LinkedHashMap<>();
        private RunRemovals counts = RunRemovals.NONE;

        void removed(Missing missing) {
            switch (rule.behavior()) {
                case DELETE -> counts = counts.plus(new RunRemovals(1, 0, 0, 0, 0));
                case CLEAR -> counts = counts.plus(new RunRemovals(0, 1, 0, 0, 0));
                default -> counts = counts.plus(new RunRemovals(0, 0, 1, 0, 0));
            }
            (rule.behavior() == DeleteBehavior.ARCHIVE ? archived : forgotten).add(missing.slot());
        }

        /** @param ours whether an earlier process of this run had set out to remove it */
        void gone(Missing missing, boolean ours) {
            counts = counts.plus(
                    ours && rule.behavior() == DeleteBehavior.DELETE
                            ? new RunRemovals(1, 0, 0, 0, 0)
                            : new RunRemovals(0, 0, 0, 1, 0));
            forgotten.add(missing.slot());
        }

        void forgotten(Missing missing) {
            forgotten.add(missing.slot());
        }

        void kept(Missing missing, String why) {
            counts = counts.plus(new RunRemovals(0, 0, 0, 0, 1));
            reasons.merge("not removed: " + why, 1L, Long::sum);
            run.plan().ifPresent(p -> p.kept(missing, why));
        }

        void store() {
            run.removed(counts, reasons, () -> {
                store.fingerprints().remove(forgotten);
                store.fingerprints().archive(archived);
            });
        }
    }
}
