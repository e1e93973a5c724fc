/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.DeleteBehavior;
import io.github.camelplanhat.routes.removal.DeleteLimits;
import io.github.camelplanhat.routes.removal.Departure;
import io.github.camelplanhat.routes.removal.RemovalPlan;
import io.github.camelplanhat.routes.removal.RemovalRun;
import io.github.camelplanhat.routes.removal.Scope;
import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StateStore;

/** What a run tells its removal of the rows that it meets, and what the removal changes in them. */
final class SyncRemoval implements AutoCloseable {
    private final RemovalRun run;
    private final RunLedger ledger;
    private final String archivedField;

    private SyncRemoval(RemovalRun run, RunLedger ledger, String archivedField) {
        this.run = run;
        this.ledger = ledger;
        this.archivedField = archivedField;
    }

    /** Checks the parameters; null where nothing is ever removed. */
    static RemovalPlan plan(PlanhatObject object, SyncSettings settings, Set<String> targets) {
        SyncMode mode = Choice.of(SyncMode.class, "mode", settings.getMode());
        DeleteBehavior behavior = Choice.of(DeleteBehavior.class, "deleteBehavior", settings.getDeleteBehavior());
        DeleteLimits limits = DeleteLimits.parse(settings.getMaxDeletes(), settings.getMaxDeletePercent());
        if (mode == SyncMode.MIRROR && behavior == DeleteBehavior.NOTHING) {
            throw new IllegalArgumentException(
                    "mode=mirror removes what is not in the source: set deleteBehavior to clear, archive or delete, or take mode=upsert");
        }
        if (mode != SyncMode.MIRROR && settings.getScope() != null) {
            throw new IllegalArgumentException("scope is for mode=mirror; with mode=" + settings.getMode()
                    + " only records that the sync knows are ever removed");
        }
        if (behavior == DeleteBehavior.NOTHING) {
            return null;
        }
        if (settings.getWatermark() != null) {
            throw new IllegalArgumentException("deleteBehavior=" + settings.getDeleteBehavior()
                    + " needs the whole source in each run, and with a watermark it gives only what has changed: leave the"
                    + " watermark out, or let another sync without one remove what has left");
        }
        Scope scope = mode == SyncMode.MIRROR ? Scope.parse(object, settings.getScope()) : null;
        return RemovalPlan.of(object, targets, behavior, limits, scope);
    }

    /** @param plan null where nothing is ever removed */
    static SyncRemoval begin(
            RemovalPlan plan,
            CamelContext context,
            Path directory,
            String sync,
            StateStore store,
            RunLedger ledger,
            BulkOutcome totals,
            ReasonTally reasons,
            Clock clock) {
        if (plan == null) {
            return null;
        }
        LedgerState state = new LedgerState(
                sync,
                store,
                ledger,
                context::isStopping,
                calls -> totals.addCalls(calls, false),
                reasons::add,
                removals -> store.runs()
                        .removed(ledger.id(), removals, totals.getCalls(), reasons.counts(), clock.instant()));
        return new SyncRemoval(
                new RemovalRun(plan, state, context, directory),
                ledger,
                RemovalPlan.archivedField(PlanhatObject.find(ledger.object()).orElseThrow()));
    }

    /** Records that were archived because they had left, and have come back. To be called before they are judged. */
    void bringBack(MappedBatch batch) {
        if (archivedField == null) {
            return;
        }
        for (BatchRow row : batch.rows()) {
            if (row.status == null && row.known != null && row.known.archived()) {
                row.record.putIfAbsent(archivedField, false);
            }
        }
    }

    /** Notes which rows of a settled batch do not tell which record they are. */
    void met(MappedBatch batch) {
        for (BatchRow row : batch.rows()) {
            if (row.key == null) {
                run.rows().keyless(row.index);
            } else if (!certain(row)) {
                run.rows().uncertain(row.record);
            }
        }
    }

    private static boolean certain(BatchRow row) {
        boolean known = row.known != null && row.known.planhatId() != null;
        return row.status != OutcomeStatus.UNKNOWN && (row.planhatId != null || known);
    }

    Removals counts() {
        return run.counts();
    }

    /** @param order null for an ordinary run */
    Iterator<List<Departure>> begin(long read, SyncOrder order) {
        return ledger.kind() == RunKind.SYNC
                ? run.begin(ledger.whole(), read, DeleteOrder.wish(order))
                : Collections.emptyIterator();
    }

    List<Map<String, Object>> prepare(List<Departure> batch) {
        return run.prepare(batch);
    }

    void settle(BulkOutcome outcome) {
        run.settle(outcome);
    }

    void settleFailed(BulkOutcome outcome, String failure) {
        run.settleFailed(outcome, failure);
    }

    @Override
    public void close() {
        run.close();
    }
}
