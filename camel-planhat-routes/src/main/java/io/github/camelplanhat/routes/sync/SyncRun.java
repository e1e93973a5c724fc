/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.reason.ReasonTally;
import io.github.camelplanhat.routes.removal.MirrorRun;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.RunCounts;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.store.StateStore;

/** What one run knows: its totals, and the batch on its way. Used on one thread at a time. */
final class SyncRun {
    private static final Logger LOG = LoggerFactory.getLogger(SyncRun.class);

    private final Clock clock;
    private final Instant begun;
    private final RowStage stage;
    private final WatermarkColumn watermark;
    private final SyncOrder order;
    private final ErrorBudget errorBudget;
    private final MissingCompany missingCompany;
    private final StateStore store;
    private final RunLedger ledger;
    /** Null where the run need not know what Planhat holds. */
    private final TargetRun target;

    private final boolean trustLastRun;
    private final BulkOutcome totals = new BulkOutcome();
    private final ReasonTally reasons = new ReasonTally();
    private RunRemovals removals;
    private RowCursor rows;
    private MappedBatch open;
    private long waiting;
    /** Null for a run of which nobody has or wants a plan. */
    private RunPlan plan;
    /** Null where nothing is done about records that leave the source. */
    private MetRecords met;

    /** {@code watermark} is null where none is kept, {@code order} for an ordinary run. */
    SyncRun(
            Clock clock,
            RowStage stage,
            WatermarkColumn watermark,
            SyncOrder order,
            ErrorBudget errorBudget,
            MissingCompany missingCompany,
            StateStore store,
            RunLedger ledger,
            Target target) {
        this.clock = clock;
        this.begun = clock.instant();
        this.stage = stage;
        this.watermark = watermark;
        this.order = order;
        this.errorBudget = errorBudget;
        this.missingCompany = missingCompany;
        this.store = store;
        this.ledger = ledger;
        this.trustLastRun = target.trustsLastRun();
        this.target = ledger.kind().planned()
                ? target.newPlannedRun(totals::addLookupCalls)
                : target.newRun(totals::addLookupCalls);
        RunRemovals earlier = ledger.removalsBefore();
        this.removals = new RunRemovals(earlier.deleted(), earlier.cleared(), earlier.archived(), earlier.gone(), 0);
        totals.addCalls(ledger.before().calls() - ledger.before().isolationCalls(), false);
        totals.addCalls(ledger.before().isolationCalls(), true);
    }

    /** Before the first row. */
    void remember(MetRecords rows) {
        met = rows;
    }

    /** Whether a row of this run stands for a record of Planhat, although no fingerprint says so. */
    boolean met(StoredRecord record, List<String> keys) {
        return met.has(record, keys);
    }

    /** The same by Planhat's id alone. */
    boolean met(String id) {
        return met.hasId(id);
    }

    /** Before the first row. */
    void follow(RunPlan planned) {
        plan = planned;
    }

    /** What looks over its shoulder; empty for an ordinary run. */
    Optional<RunPlan> plan() {
        return Optional.ofNullable(plan);
    }

    RunLedger ledger() {
        return ledger;
    }

    /** Whether its rows come out of the source, rather than with an order. */
    boolean callsSource() {
        return order == null || !order.bringsRows();
    }

    /** The cursor over what the source answered with, or over the rows of the order. */
    RowCursor read(Object answer) {
        Object body = callsSource() ? answer : order.rows(store, ledger.id());
        rows = RowCursor.over(body, watermark == null ? row -> {} : watermark::observe);
        if (rows.acknowledged()) {
            readOnce();
        } else if (!callsSource()) {
            stage.checkEachRow();
        }
        return rows;
    }

    /** Each row comes once, whichever process of the run reads it, and none stands for the others. */
    private void readOnce() {
        ledger.readOnce();
        stage.checkEachRow();
        RunCounts earlier = ledger.before();
        count(OutcomeStatus.CREATED, earlier.created());
        count(OutcomeStatus.UPDATED, earlier.updated());
        count(OutcomeStatus.UNCHANGED, earlier.unchanged());
        count(OutcomeStatus.REFUSED, earlier.refused());
        count(OutcomeStatus.SKIPPED, earlier.skipped());
        count(OutcomeStatus.UNKNOWN, earlier.unknown());
        reasons.addCounted(ledger.reasonsBefore());
        waiting += MissingCompany.count(ledger.reasonsBefore());
    }

    private void count(OutcomeStatus status, long number) {
        for (long i = 0; i < number; i++) {
            totals.count(status, false);
        }
    }

    /** The greatest value of the watermark column over all rows of the run; null if there is none. */
    Object newWatermark() {
        return watermark == null ? null : watermark.greatest();
    }

    /** Ends the reading; rows that were not handed out stay where they are. */
    void stopReading() {
        if (rows != null) {
            rows.close();
        }
    }

    /** Why the source ended before its time, or null. */
    RuntimeException sourceFailure() {
        return rows == null ? null : rows.failure();
    }

    /** The records of a batch that Planhat does not have yet. */
    MappedBatch map(List<?> batch) {
        MappedBatch mapped = mapped(batch);
        ledger.compare(mapped, trustLastRun);
        if (target != null) {
            target.judge(mapped);
        }
        mapped.board();
        if (plan != null) {
            plan.batch(mapped);
        }
        open = mapped;
        return mapped;
    }

    /** Stops the run if too many rows are refused; those that wait for their company do not count. */
    void checkBudget() {
        try {
            errorBudget.check(totals.getRead(), totals.getRefused() + totals.getUnknown() - waiting);
        } catch (ErrorBudgetException e) {
            plan().orElseThrow(() -> e).braked(e);
        }
    }

    private MappedBatch mapped(List<?> batch) {
        try {
            return stage.map(totals.getRead(), batch);
        } finally {
            totals.addLookupCalls(stage.takeCalls());
        }
    }

    /** Notes that the batch is about to be sent. */
    void depart() {
        ledger.depart(open);
    }

    /**
     * Accounts for every row of the batch on its way, and stores that.
     *
     * @param outcome of the records that travelled; null if none did
     * @return the outcome of the whole batch; its counts have the rows that did not travel too
     */
    BulkOutcome settle(BulkOutcome outcome) {
        if (open == null) {
            return new BulkOutcome();
        }
        MappedBatch batch = take();
        BulkOutcome settled = settle(batch, outcome, OutcomeStatus.UNKNOWN, "Planhat's answer did not account for it");
        acknowledge(batch, settled);
        return settled;
    }

    /** Only now: until their outcomes are stored, the rows must come again. */
    private void acknowledge(MappedBatch batch, BulkOutcome settled) {
        try {
            rows.acknowledge(batch.rows().size());
        } catch (RuntimeException e) {
            add(settled);
            throw e;
        }
    }

    /**
     * Accounts for every row of a batch whose bulk operation failed.
     *
     * @param outcome what the operation had told before; null if it told nothing, so that nothing is known
     */
    BulkOutcome settleFailed(BulkOutcome outcome, String failure) {
        if (open == null) {
            return new BulkOutcome();
        }
        return outcome == null
                ? settle(take(), null, OutcomeStatus.UNKNOWN, "the batch failed: " + failure)
                : settle(take(), outcome, OutcomeStatus.REFUSED, "not sent: " + failure);
    }

    private MappedBatch take() {
        MappedBatch batch = open;
        open = null;
        return batch;
    }

    private BulkOutcome settle(MappedBatch batch, BulkOutcome outcome, OutcomeStatus rest, String restReason) {
        batch.arrive(outcome, rest, restReason);
        if (met != null) {
            met.add(batch);
        }
        waiting += missingCompany.mark(batch.rows());
        batch.rows().stream().filter(r -> !r.status.confirmed()).forEach(r -> reasons.add(r.reason));
        BulkOutcome settled = batch.outcome();
        BulkOutcome sum = new BulkOutcome();
        sum.merge(totals, 0);
        sum.merge(settled, 0);
        try {
            ledger.settle(batch, counts(sum), reasons.counts());
        } catch (RuntimeException e) {
            add(settled);
            throw new IllegalStateException(
                    "the outcomes of sync " + ledger.sync() + " cannot be stored: " + e.getMessage(), e);
        }
        note(batch, settled);
        return settled;
    }

    private void note(MappedBatch batch, BulkOutcome settled) {
        if (target != null) {
            try {
                target.settled(batch);
            } catch (RuntimeException e) {
                add(settled);
                throw e;
            }
        }
    }

    /** Frees what the run holds, and lets others run the sync. */
    void release() {
        close(plan);
        close(met);
        close(target);
        ledger.release();
    }

    /** Whatever is wrong with a temporary file, the lease goes back. */
    private void close(AutoCloseable held) {
        try {
            if (held != null) {
                held.close();
            }
        } catch (Exception e) {
            LOG.warn("sync {}: {}", ledger.sync(), Failures.text(e));
        }
    }

    void add(BulkOutcome batch) {
        totals.merge(batch, 0);
    }

    /** Rows read up to now. */
    long read() {
        return totals.getRead();
    }

    /** Records that Planhat confirmed as new up to now. */
    long created() {
        return totals.getCreated();
    }

    /** Which records its rows stand for; null where the sync mirrors nothing. */
    MirrorRun mirror() {
        return target == null ? null : target.mirror();
    }

    /** What it has done up to now about records that left the source, its earlier processes included. */
    RunRemovals removals() {
        return removals;
    }

    /** What it is to do about deletions, other than the sync is set up for; null if nothing else. */
    DeleteOrder deletes() {
        return order instanceof DeleteOrder deletes ? deletes : null;
    }

    void addLookupCalls(long calls) {
        totals.addLookupCalls(calls);
    }

    void addCalls(BulkOutcome outcome) {
        totals.addCalls(outcome.getCalls() - outcome.getIsolationCalls(), false);
        totals.addCalls(outcome.getIsolationCalls(), true);
    }

    /**
     * Accounts for records that left the source, and stores that.
     *
     * @param why reasons for those that were kept
     * @param consequences what is stored with it
     */
    void removed(RunRemovals more, Map<String, Long> why, Runnable consequences) {
        removals = removals.plus(more);
        why.forEach(reasons::add);
        ledger.removed(counts(totals), reasons.counts(), removals, consequences);
    }

    private RunCounts counts(BulkOutcome o) {
        return new RunCounts(
                o.getRead(),
                o.getCreated(),
                o.getUpdated(),
                o.getUnchanged(),
                o.getRefused(),
                o.getSkipped(),
                o.getUnknown(),
                resent(o),
                o.getCalls(),
                o.getIsolationCalls());
    }

    /** With those of processes that died: what they settled comes from the store, which does not know how often it travelled. */
    private long resent(BulkOutcome counted) {
        return ledger.before().resent() + counted.getResent();
    }

    /** The run up to now. */
    SyncReport report(String failure) {
        return new SyncReport(
                ledger.sync(),
                ledger.object(),
                ledger.kind(),
                ledger.id(),
                ledger.started(),
                Duration.between(begun, clock.instant()).toMillis() / 1000.0,
                totals.getRead(),
                totals.getCreated(),
                totals.getUpdated(),
                totals.getUnchanged(),
                totals.getRefused(),
                totals.getSkipped(),
                totals.getUnknown(),
                resent(totals),
                totals.getCalls(),
                totals.getIsolationCalls(),
                removals,
                failure,
                reasons.counts());
    }
}
