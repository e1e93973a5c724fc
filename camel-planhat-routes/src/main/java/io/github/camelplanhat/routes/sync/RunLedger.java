/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.Retention;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.store.UndoJournal;

/**
 * What one run reads from the state store and writes to it. Every writing step holds the lease in the same transaction, so
 * that a run which has lost it stores nothing any more.
 */
class RunLedger {
    private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);

    private final StateStore store;
    private final Lease lease;
    private final RunRow run;
    private final Clock clock;
    /** Keys that an earlier process of this run sent without storing what became of them: Planhat may have either state. */
    private final Set<String> suspects;

    private final Map.Entry<String, Object> revival;
    private final RecordHash hashes = new RecordHash();
    private final BitSet seen = new BitSet();
    /** Keys of the batch that was sent and is not settled. */
    private List<String> departed = List.of();

    private boolean keyless;
    private boolean ended;
    private boolean readOnce;
    private boolean lettersOpen;
    /** Whether letters without a key may be older than rows that come again as they were. */
    private boolean touches;

    RunLedger(StateStore store, Lease lease, RunRow run, Clock clock) {
        this.store = store;
        this.lease = lease;
        this.run = run;
        this.clock = clock;
        this.suspects = new TreeSet<>(run.inFlight());
        this.revival =
                PlanhatObject.find(run.object()).map(RemovalRule::revival).orElse(null);
        this.touches = run.cursorFrom() != null
                && store.inTransaction(() -> store.deadLetters().anyKeyless(run.sync()));
        this.lettersOpen = store.inTransaction(() -> store.deadLetters().count(run.sync())) > 0;
    }

    String id() {
        return run.id();
    }

    String sync() {
        return run.sync();
    }

    String object() {
        return run.object();
    }

    RunKind kind() {
        return run.kind();
    }

    Instant started() {
        return run.started();
    }

    /** Where the run reads from, as text; null for a whole source. */
    String cursorFrom() {
        return run.cursorFrom();
    }

    /** What an earlier process of this run had counted. */
    RunCounts before() {
        return run.counts();
    }

    /** What an earlier process of this run had removed. */
    RunRemovals removalsBefore() {
        return run.removals();
    }

    Map<String, Long> reasonsBefore() {
        return run.reasons();
    }

    boolean resumed() {
        return run.attempts() > 1;
    }

    /** The source hands each row out once, so that no run meets all of its records. */
    void readOnce() {
        readOnce = true;
    }

    boolean handsRowsOutOnce() {
        return readOnce;
    }

    /** Whether the run meets every record of its source, so that those it does not meet have left it. */
    boolean whole() {
        return run.kind().readsSource() && run.cursorFrom() == null && !readOnce;
    }

    /** How many rows a run over the whole source will read, if one has come to its end before. */
    OptionalLong expected() {
        return whole() ? store.inTransaction(() -> store.runs().latestWholeRead(run.sync())) : OptionalLong.empty();
    }

    /** The slots of the records that this run met in the source without writing them. */
    BitSet seen() {
        return seen;
    }

    /** Whether a row had no key, so that nobody can say which record is not missing because of it. */
    boolean keyless() {
        return keyless;
    }

    /**
     * Notes what the store knows of the rows, and settles those that need not travel.
     *
     * @param trustLastRun whether what an earlier run was told is still so
     */
    void compare(MappedBatch batch, boolean trustLastRun) {
        List<String> keys = batch.rows().stream()
                .filter(r -> r.key != null)
                .map(r -> r.key)
                .distinct()
                .toList();
        Map<String, Fingerprint> known = known(keys);
        Map<String, StoredDeadLetter> refused =
                resumed() ? store.inTransaction(() -> store.deadLetters().find(run.sync(), keys)) : Map.of();
        for (BatchRow row : batch.rows()) {
            row.known = row.key == null ? null : known.get(row.key);
            keyless |= row.key == null || row.keyDoubtful;
            row.revival = row.known != null && row.known.archived() ? revival : null;
            if (row.known != null) {
                seen.set(Math.toIntExact(row.known.slot()));
            }
        }
        batch.rows().stream()
                .filter(r -> r.status == null && r.superseded())
                .forEach(r -> r.settle(
                        OutcomeStatus.SKIPPED, "a newer row of the same record has come to Planhat since it was read"));
        batch.openByKey().forEach((key, rows) -> compare(key, rows, refused.get(key), trustLastRun));
    }

    /** What the store knows of records, by their keys. */
    Map<String, Fingerprint> known(List<String> keys) {
        return store.inTransaction(() -> store.fingerprints().find(run.sync(), keys));
    }

    private void compare(String key, List<BatchRow> rows, StoredDeadLetter letter, boolean trustLastRun) {
        String hash = hashes.ofAll(rows.stream().map(r -> r.record).toList());
        rows.forEach(r -> r.hash = hash);
        BatchRow last = rows.get(rows.size() - 1);
        if (suspects.contains(key)) {
            last.resent = true;
        } else if (last.known != null && last.known.hash().equals(hash) && (trustLastRun || ofThisRun(last.known))) {
            boolean ofThisRun = ofThisRun(last.known);
            settle(rows, ofThisRun ? last.known.status() : OutcomeStatus.UNCHANGED, null);
        } else if (letter != null
                && letter.run().equals(run.id())
                && letter.status() == OutcomeStatus.REFUSED
                && letter.recordHash().equals(hash)) {
            settle(rows, OutcomeStatus.REFUSED, letter.reason());
            last.waiting = letter.waiting();
        }
    }

    /** A run that reads its rows once met this one before, and counts it as any other. */
    private boolean ofThisRun(Fingerprint known) {
        return !readOnce && known.run().equals(run.id());
    }

    /** Of several rows with one key, the last one carries the fields of all. */
    static void settle(List<BatchRow> rows, OutcomeStatus status, String reason) {
        BatchRow last = rows.get(rows.size() - 1);
        for (BatchRow row : rows) {
            if (row == last) {
                row.settle(status, reason);
            } else {
                row.settle(OutcomeStatus.SKIPPED, "same record again at " + last.index + ", which carries its fields");
            }
        }
    }

    /** Notes what is about to be sent: whoever resumes this run must not take the store's word for these records. */
    void depart(MappedBatch batch) {
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.runs().depart(run.id(), union(suspects, batch.departing()));
        });
        departed = batch.departing();
    }

    /** Stores the outcomes of a batch, all or none. */
    void settle(MappedBatch batch, RunCounts counts, Map<String, Long> reasons) {
        Set<String> open = new LinkedHashSet<>(suspects);
        batch.departing().forEach(open::remove);
        batch.found().forEach(open::remove);
        Map<String, BatchRow> latest = batch.latestByKey();
        List<NewDeadLetter> letters = batch.rows().stream()
                .filter(r -> r.lost() && (r.key == null || latest.get(r.key) == r))
                .map(LostRow::letter)
                .toList();
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.fingerprints().save(run.sync(), run.id(), confirmations(batch));
            if (touches) {
                store.fingerprints().touch(unmoved(batch), clock.instant());
            }
            LetterBook book = new LetterBook(store.deadLetters(), run);
            book.close(batch.rows(), letters);
            store.deadLetters().add(run.sync(), run.object(), run.id(), letters, clock.instant());
            if (lettersOpen) {
                book.resolve(latest.values());
            }
            store.runs().progress(run.id(), counts, reasons, open, clock.instant());
        });
        lettersOpen |= !letters.isEmpty();
        touches |= run.cursorFrom() != null && batch.rows().stream().anyMatch(r -> r.lost() && r.key == null);
        suspects.retainAll(open);
        departed = List.of();
    }

    /** Keeps what records were like, before anything is sent for them. */
    void removing(List<UndoJournal.Entry> entries) {
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.journal().write(entries, clock.instant());
        });
    }

    /** Stores what became of records that left the source, together with what follows from that. */
    void removed(RunCounts counts, Map<String, Long> reasons, RunRemovals removals, Runnable consequences) {
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            consequences.run();
            store.runs().progress(run.id(), counts, reasons, suspects, clock.instant());
            store.runs().removed(run.id(), removals);
        });
    }

    private static Set<String> union(Collection<String> a, Collection<String> b) {
        return Stream.concat(a.stream(), b.stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the batch taught of the records that travelled; where their outcome is unknown, so is what Planhat has. */
    private static List<Confirmation> confirmations(MappedBatch batch) {
        Map<String, Confirmation> byKey = new LinkedHashMap<>();
        for (BatchRow row : batch.rows()) {
            boolean told = row.travels && (row.status.confirmed() || row.status == OutcomeStatus.UNKNOWN);
            if (row.key != null && (told || row.found)) {
                byKey.put(row.key, confirmation(row));
            }
        }
        return List.copyOf(byKey.values());
    }

    private static List<Long> unmoved(MappedBatch batch) {
        return batch.rows().stream()
                .filter(r -> !r.travels && r.known != null && r.status.confirmed())
                .map(r -> r.known.slot())
                .distinct()
                .toList();
    }

    private static Confirmation confirmation(BatchRow row) {
        return new Confirmation(
                row.key, row.known, row.status.confirmed() ? row.hash : "", row.planhatId, row.status, row.readAt);
    }

    /**
     * Ends a good run.
     *
     * @param cursor where the next run reads from; null where the cursor stays
     */
    void end(String cursor) {
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            forgetSuspects();
            if (cursor != null) {
                store.cursors().move(run.sync(), cursor, run.id(), clock.instant());
            }
            if (whole()) {
                store.deadLetters().resolveAllBut(run.sync(), run.id());
            }
            store.runs().end(run.id(), null, clock.instant());
        });
        ended = true;
    }

    void fail(String failure) {
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            forgetSuspects();
            store.runs().end(run.id(), failure.replace('\0', '\uFFFD'), clock.instant());
        });
        ended = true;
    }

    /** What was sent and did not come again may be in Planhat in any state, or not at all. */
    private void forgetSuspects() {
        Suspects.forget(store, run, union(suspects, departed));
    }

    /** Removes what is too old to be of use, once the run has ended: what goes wrong here does not change how. */
    void prune(Retention keep) {
        if (!ended) {
            return;
        }
        try {
            store.inTransaction(() -> {
                store.leaseKeeper().hold(lease);
                store.pruning().prune(run.sync(), keep, clock.instant());
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "Old runs of sync {} could not be removed; the next run tries again: {}", run.sync(), e.toString());
        }
    }

    /** A lease that cannot be given back, because the store is closed or gone, runs out by itself. */
    void release() {
        try {
            store.leaseKeeper().release(lease);
        } catch (RuntimeException e) {
            LOG.debug("The lease of sync {} could not be given back", run.sync(), e);
        }
    }
}
