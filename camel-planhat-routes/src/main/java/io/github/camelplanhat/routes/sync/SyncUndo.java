/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Map;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.Undo;
import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.RunState;
import io.github.camelplanhat.routes.store.StateStore;

/** Takes back what a run of a sync of this context removed. */
public final class SyncUndo {
    private final CamelContext context;
    private final boolean dryRun;
    private final boolean force;

    /**
     * @param dryRun only to tell what would be done
     * @param force to overwrite fields that somebody has filled since
     */
    public SyncUndo(CamelContext context, boolean dryRun, boolean force) {
        this.context = context;
        this.dryRun = dryRun;
        this.force = force;
    }

    /**
     * @param id of the run
     * @throws IllegalArgumentException if there is no such run, or it has not come to its end
     * @throws SyncBusyException if its sync is running
     */
    public UndoReport of(String id) {
        Map<String, String> syncs = SyncReports.of(context).syncs();
        for (StateStore store : StateStores.of(context).all()) {
            RunRow run = store.inTransaction(() -> store.runs().find(id).orElse(null));
            if (run != null) {
                if (!syncs.containsKey(run.sync())) {
                    throw new IllegalArgumentException("run " + id + " is of sync " + run.sync()
                            + ", which is not declared any more" + Names.hint(run.sync(), syncs.keySet()));
                }
                return of(run, store);
            }
        }
        throw new IllegalArgumentException("there is no run " + id + "; the command runs lists them");
    }

    private UndoReport of(RunRow run, StateStore store) {
        Lease lease;
        try {
            lease = store.leaseKeeper().acquire(run.sync());
        } catch (LeaseHeldException e) {
            throw new SyncBusyException(run.sync(), e.getMessage());
        }
        try {
            if (run.state() == RunState.RUNNING) {
                throw new IllegalArgumentException(
                        "run " + run.id() + " was cut off and has to come to its end first: run sync " + run.sync()
                                + ", which goes on with it");
            }
            return new Undo(
                            context,
                            store,
                            StateStores.of(context).folder(run.sync()),
                            PlanhatObject.find(run.object()).orElseThrow(),
                            run.sync(),
                            dryRun,
                            force)
                    .of(run.id(), lease);
        } finally {
            store.leaseKeeper().release(lease);
        }
    }
}
