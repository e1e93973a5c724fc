/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.UndoJournal;

/**
 * Takes back what a run removed because it had left the source: emptied fields and the archive by their former values, deleted
 * records by new ones with the same content. It holds the lease of the sync, calls Planhat through the component
 * {@code planhat} of the context, and may be repeated: what is taken back already is not touched again.
 */
public final class Undo {
    private static final int PAGE = 500;

    private final CamelContext context;
    private final StateStore store;
    private final Clock clock;

    /** @param store that has the run */
    public Undo(CamelContext context, StateStore store, Clock clock) {
        this.context = context;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Takes back the removals of a run, the latest first.
     *
     * @param dryRun only tells what it would do: Planhat is read and not written
     * @param force restores fields, too, that somebody else has changed since
     * @throws IllegalArgumentException if there is no such run, or it removed nothing
     * @throws IllegalStateException if the sync is running, or was cut off
     */
    public UndoReport run(String id, boolean dryRun, boolean force) {
        RunRow run = store.inTransaction(() -> store.runs().find(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no run " + id));
        if (store.inTransaction(() -> store.journal().after(id, 0, 1)).isEmpty()) {
            throw new IllegalArgumentException(
                    "run " + id + " of sync " + run.sync() + " removed nothing, so there is nothing to undo");
        }
        PlanhatObject object = PlanhatObject.find(run.object()).orElseThrow();
        Lease lease = acquire(run.sync());
        try {
            store.inTransaction(() -> store.runs().unfinished(run.sync()))
                    .filter(dead -> dead.kind().resumable())
                    .ifPresent(dead -> {
                        throw new IllegalStateException("run " + dead.id() + " of sync " + run.sync()
                                + " was cut off and has to come to its end first: run the sync, then undo");
                    });
            return dryRun ? undo(run, object, lease, null, force) : recorded(run, object, lease, force);
        } finally {
            store.leaseKeeper().release(lease);
        }
    }

    private Lease acquire(String sync) {
        try {
            return store.leaseKeeper().acquire(sync);
        } catch (LeaseHeldException e) {
            throw new IllegalStateException("sync " + sync + " is running (" + e.getMessage() + "); stop it first", e);
        }
    }

    private UndoReport recorded(RunRow run, PlanhatObject object, Lease lease, boolean force) {
        UndoRun own = UndoRun.begin(store, clock, lease, run);
        try {
            UndoReport report = undo(run, object, lease, own, force);
            own.end(null);
            return report;
        } catch (RuntimeException e) {
            try {
                own.end(String.valueOf(e.getMessage()));
            } catch (RuntimeException f) {
                e.addSuppressed(f);
            }
            throw e;
        }
    }

    /** @param own null to write nothing */
    private UndoReport undo(RunRow run, PlanhatObject object, Lease lease, UndoRun own, boolean force) {
        boolean dryRun = own == null;
        List<UndoneRecord> records = new ArrayList<>();
        long earlier = 0;
        long[] calls = {0};
        try (BeforeImages images = new BeforeImages(context, object, null, n -> calls[0] += n)) {
            UndoBatch batches = new UndoBatch(context, store, clock, run, object, lease, images, n -> calls[0] += n);
            long before = Long.MAX_VALUE;
            List<UndoJournal.Entry> page;
            do {
                long from = before;
                page = store.inTransaction(() -> store.journal().before(run.id(), from, PAGE));
                List<UndoJournal.Entry> open =
                        page.stream().filter(e -> e.undone() == null).toList();
                earlier += page.size() - open.size();
                images.expect(open.size(), 0);
                List<UndoneRecord> done = batches.undo(open, dryRun, force);
                records.addAll(done);
                if (!dryRun) {
                    own.progress(done, counts(records), calls[0]);
                }
                before = page.isEmpty() ? before : page.get(page.size() - 1).id();
            } while (page.size() == PAGE);
        }
        return new UndoReport(
                run.id(), run.sync(), run.object(), dryRun, earlier, calls[0], records, notes(run, object, records));
    }

    private static Map<UndoStatus, Long> counts(List<UndoneRecord> records) {
        return new UndoReport("", "", "", false, 0, 0, records, List.of()).counts();
    }

    private static List<String> notes(RunRow run, PlanhatObject object, List<UndoneRecord> records) {
        List<String> notes = new ArrayList<>();
        Map<UndoStatus, Long> counts = counts(records);
        if (counts.containsKey(UndoStatus.RECREATED)) {
            notes.add(
                    "Records that were deleted come back with a new _id. What Planhat computes, and what other records or"
                            + " people had linked to the old _id, does not come back"
                            + (object == PlanhatObject.COMPANY
                                    ? "; whatever Planhat deleted along with a company is not in the journal."
                                    : "."));
        }
        if (counts.containsKey(UndoStatus.RECREATED)
                || counts.containsKey(UndoStatus.RESTORED)
                || counts.containsKey(UndoStatus.PARTLY)) {
            notes.add("The next run of sync " + run.sync()
                    + " removes these records again, unless their rows are back in the source:"
                    + " set deleteBehavior=nothing to keep them.");
        }
        return notes;
    }
}
