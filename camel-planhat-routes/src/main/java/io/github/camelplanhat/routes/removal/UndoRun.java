/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelplanhat.routes.reason.ReasonTally;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunId;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * An undo as a run of its own among those of its sync: what was created again counts as created, what got its values back as
 * updated, what was left as skipped.
 */
final class UndoRun {
    private final StateStore store;
    private final Clock clock;
    private final Lease lease;
    private final RunRow undone;
    private final String id;
    private final ReasonTally reasons = new ReasonTally();

    private UndoRun(StateStore store, Clock clock, Lease lease, RunRow undone) {
        this.store = store;
        this.clock = clock;
        this.lease = lease;
        this.undone = undone;
        this.id = RunId.at(clock.instant());
    }

    /** @param undone the run whose removals are taken back */
    static UndoRun begin(StateStore store, Clock clock, Lease lease, RunRow undone) {
        UndoRun run = new UndoRun(store, clock, lease, undone);
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.runs().unfinished(undone.sync()).ifPresent(dead -> store.runs()
                    .end(dead.id(), "its process died", clock.instant()));
            store.runs().begin(run.id, undone.sync(), undone.object(), RunKind.UNDO, null, clock.instant());
        });
        return run;
    }

    String id() {
        return id;
    }

    /** Notes why something is not as it was before. */
    void progress(Iterable<UndoneRecord> batch, Map<UndoStatus, Long> counts, long calls) {
        batch.forEach(record -> {
            if (!record.status().done()) {
                reasons.add("of run " + undone.id() + ": "
                        + (record.note() == null ? record.status().name().toLowerCase(Locale.ROOT) : record.note()));
            }
        });
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.runs().progress(id, counts(counts, calls), reasons.counts(), List.of(), clock.instant());
        });
    }

    private static RunCounts counts(Map<UndoStatus, Long> counts, long calls) {
        return new RunCounts(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                of(counts, UndoStatus.RECREATED),
                of(counts, UndoStatus.RESTORED) + of(counts, UndoStatus.PARTLY),
                of(counts, UndoStatus.UNCHANGED),
                of(counts, UndoStatus.REFUSED),
                of(counts, UndoStatus.LEFT),
                0,
                0,
                calls,
                0);
    }

    private static long of(Map<UndoStatus, Long> counts, UndoStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    /** @param failure null for a good end */
    void end(String failure) {
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.runs().end(id, failure == null ? null : failure.replace('\0', '\uFFFD'), clock.instant());
        });
    }
}
