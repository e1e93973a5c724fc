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
import io.github.camelplanhat.routes.removal.MirrorRun;
import io.github.camelplanhat.routes.removal.RemovalBrake;
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
    private static final String KEYLESS =
            "kept, although no row has its key: a row without a readable key may stand for it";
    /** Records in a preview. */
    private static final int MOST_SHOWN = 10_000;

    private static final int PREVIEWED = 1_000;

    private final String sync;
    private final RemovalRule rule;
    private final SyncRun run;
    private final StateStore store;
    private final BeforeImages images;
    private final BitSet seen;
    /** Null where nothing but the settings says what is to be done. */
    private final DeleteOrder order;
    /** Null where only records leave that the sync has written. */
    private final MirrorRun mirror;

    private final MirrorSearch search;
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
        this.order = run.deletes();
        this.mirror = run.mirror();
        this.search = mirror == null ? null : new MirrorSearch(sync, mirror, store, this::renamed);
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
        if (ledger.resumed()) {
            journalled.addAll(store.inTransaction(() -> store.journal().ids(ledger.id())));
        }
        boolean preview = order != null && order.previews();
        RemovalBrake brake = order == null ? rule.brake() : order.brake(rule.brake());
        int most = preview ? MOST_SHOWN : brake.most();
        Departures left;
        long created = run.created();
        if (mirror == null) {
            RenamedRecords renamed = new RenamedRecords(store, sync, h -> met(h.slot(), h.run()), run::met);
            left = Departures.find(store, sync, ledger.id(), seen, most, renamed::departed)
                    .knowing(ledger.kind() == RunKind.PLAN ? created : -renamed.number());
            if (!preview) {
                renamed.forget(run);
            }
            images.expect(Math.min(left.left(), most), left.known());
        } else {
            if (!preview) {
                settleEarlier();
            }
            MirrorSearch.Found found = search.find(most);
            left = found.departures();
            created = found.fresh();
            images.expect(Math.min(left.left(), most), found.all());
        }
        if (preview) {
            preview(left, brake, created);
            return Collections.emptyIterator();
        }
        if (left.left() == 0) {
            return Collections.emptyIterator();
        }
        if (ledger.keyless()) {
            kept(left, Map.of(KEYLESS, left.left()));
            return Collections.emptyIterator();
        }
        try {
            brake.check(sync, left.and(run.removals().removed()), run.read(), created);
        } catch (RemovalBrakeException e) {
            kept(left, Map.of());
            run.plan().orElseThrow(() -> e).braked(e);
            return Collections.emptyIterator();
        }
        return batches(left.records(), batchSize);
    }

    /**
     * Counts what an earlier process of this run removed without storing that it did, and forgets what Planhat does not have
     * any more: a mirror goes by what Planhat has, so that it never meets these again.
     */
    private void settleEarlier() {
        Tally tally = new Tally();
        RunRemovals counted = run.removals();
        long done = journalled.stream().filter(mirror::isGone).count();
        tally.removedEarlier(
                done - (rule.behavior() == DeleteBehavior.DELETE ? counted.deleted() : counted.archived()));
        List<Missing> gone = new ArrayList<>();
        store.inTransaction(
                () -> store.fingerprints().missing(sync, run.ledger().id(), seen, m -> {
                    if (gone.size() < MOST_SHOWN && m.planhatId() != null && mirror.isGone(m.planhatId())) {
                        gone.add(m);
                    }
                }));
        for (Missing missing : gone) {
            if (journalled.contains(missing.planhatId())) {
                tally.settledEarlier(missing);
            } else if (rule.behavior() == DeleteBehavior.DELETE) {
                tally.gone(missing, false);
            }
        }
        tally.store();
    }

    /** Tells what would be removed, and counts it as kept. */
    private void preview(Departures left, RemovalBrake brake, long created) {
        Tally tally = new Tally();
        List<DeletePreview.Line> lines = new ArrayList<>();
        long spared = 0;
        for (Iterator<List<Missing>> all = batches(left.records(), PREVIEWED); all.hasNext(); ) {
            List<Missing> batch = all.next();
            Looked looked = look(batch, tally);
            looked.found()
                    .forEach((id, missing) -> lines.add(DeletePreviews.line(
                            rule.object(), missing, looked.before().get(id), mirror == null ? null : mirror.scope())));
            spared += batch.size() - looked.found().size();
        }
        long number = left.left() - spared;
        if (number > 0) {
            run.removed(
                    new RunRemovals(0, 0, 0, 0, number),
                    Map.of("kept, because this run is a preview of deletes", number),
                    () -> {});
        }
        order.tell(new DeletePreview(
                sync,
                rule.object().uriName(),
                Choice.word(rule.behavior()),
                number,
                lines,
                left.left() == 0 ? null : stopped(left, brake, created)));
    }

    private String stopped(Departures left, RemovalBrake brake, long created) {
        if (run.ledger().keyless()) {
            return KEYLESS;
        }
        try {
            brake.check(sync, left.and(run.removals().removed()), run.read(), created);
            return null;
        } catch (RemovalBrakeException e) {
            return e.getMessage();
        }
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
        Looked looked = look(batch, tally);
        if (run.plan().isPresent() && !run.plan().get().leaving(looked.found(), looked.before())) {
            looked.found().values().forEach(tally::removed);
            tally.store();
            return List.of();
        }
        List<UndoJournal.Entry> entries = looked.found().entrySet().stream()
                .filter(e -> !journalled.contains(e.getKey()))
                .map(e -> entry(e.getValue(), looked.before().get(e.getKey())))
                .toList();
        run.ledger().removing(entries);
        travelling = looked.found();
        tally.store();
        return rule.records(looked.found().keySet());
    }

    /** The records that are to be removed, and what they are like, by Planhat's ids. */
    private record Looked(Map<String, Missing> found, Map<String, StoredRecord> before) {}

    /** Looks at records once more, as Planhat has them now. */
    private Looked look(List<Missing> batch, Tally tally) {
        Map<String, Missing> found = new LinkedHashMap<>();
        Map<String, StoredRecord> before = new LinkedHashMap<>();
        for (Missing missing : batch) {
            BeforeImages.Image image = images.find(missing);
            if (image.problem() != null) {
                tally.kept(missing, image.problem());
            } else if (image.gone()) {
                tally.gone(missing, journalled.contains(missing.planhatId()));
            } else {
                Missing twin = found.put(image.record().id(), missing);
                if (twin != null) {
                    // One record, which the sync knew under two keys.
                    tally.forgotten(twin);
                }
                before.put(image.record().id(), image.record());
            }
        }
        for (String id : renamed(before)) {
            // The sync knows the record by another key now.
            tally.forgotten(found.remove(id));
        }
        // What only stands in for a record, such as a refused row, is remembered by nobody: the record stays known.
        found.keySet().removeIf(id -> run.met(before.get(id), BeforeImages.keys(rule.object(), before.get(id))));
        if (mirror != null) {
            // They may have been changed since the list was read.
            found.keySet().removeIf(id -> !mirror.lacks(before.get(id)));
            before.keySet().retainAll(found.keySet());
            search.protectedElsewhere(before).forEach(found::remove);
        }
        return new Looked(found, before);
    }

    /** Those of the records that this run met under another key, which has a fingerprint. */
    private Set<String> renamed(Map<String, StoredRecord> before) {
        Set<String> there = new HashSet<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (StoredRecord record : before.values()) {
            BeforeImages.keys(rule.object(), record).forEach(key -> keys.put(key, record.id()));
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

        void removedEarlier(long number) {
            if (number > 0) {
                counts = counts.plus(
                        rule.behavior() == DeleteBehavior.DELETE
                                ? new RunRemovals(number, 0, 0, 0, 0)
                                : new RunRemovals(0, 0, number, 0, 0));
            }
        }

        void settledEarlier(Missing missing) {
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
