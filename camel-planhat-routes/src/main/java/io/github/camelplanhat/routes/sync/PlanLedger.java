/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.Retention;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.UndoJournal;

/** The ledger of a run that only tells what it would do: it reads what any run reads, and writes nothing. */
final class PlanLedger extends RunLedger {
    /** The slots of records that would be other than they were when the run began. */
    private final BitSet moved = new BitSet();

    PlanLedger(StateStore store, Lease lease, RunRow run, Clock clock) {
        super(store, lease, run, clock);
    }

    /** A record that an earlier batch would have changed is no longer what the last run was told. */
    @Override
    Map<String, Fingerprint> known(List<String> keys) {
        Map<String, Fingerprint> known = new HashMap<>(super.known(keys));
        known.replaceAll((key, f) -> moved.get(Math.toIntExact(f.slot()))
                ? new Fingerprint(f.slot(), key, "", f.status(), f.run(), f.rowAt(), false)
                : f);
        return known;
    }

    @Override
    void depart(MappedBatch batch) {}

    @Override
    void settle(MappedBatch batch, RunCounts counts, Map<String, Long> reasons) {
        batch.rows().stream()
                .filter(r -> (r.travels || r.found) && r.known != null)
                .forEach(r -> moved.set(Math.toIntExact(r.known.slot())));
    }

    @Override
    void removing(List<UndoJournal.Entry> entries) {}

    @Override
    void removed(RunCounts counts, Map<String, Long> reasons, RunRemovals removals, Runnable consequences) {}

    @Override
    void end(String cursor) {}

    @Override
    void fail(String failure) {}

    @Override
    void prune(Retention keep) {}
}
