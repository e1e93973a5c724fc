/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Deletes any number of records, one call each, some of them at a time. Every record that was taken from the input has an
 * outcome at the end, however it ends.
 */
public final class BulkDeleteRun {
    /** Enough to use up the quota at any latency that was ever seen, and little enough to leave room for other calls. */
    private static final int AT_A_TIME = 10;

    private final BulkSettings settings;
    private final OutcomeCollector collector;
    private final RunProblems problems;
    private final ExecutorService executor;
    private final Resolution resolution;
    private final Admission admission;
    private final Deletion deletion;
    private final boolean dryRun;
    private final int atATime;
    private final Deque<Future<?>> running = new ArrayDeque<>();
    private final AtomicReference<PlanhatException> failure = new AtomicReference<>();

    /** @param maxInFlight most calls that the component may have on their way */
    public BulkDeleteRun(
            PlanhatObject object,
            BulkSettings settings,
            LookupSettings lookups,
            int maxInFlight,
            PlanhatClient client,
            ExecutorService executor,
            OutcomeCollector collector) {
        this.settings = settings;
        this.collector = collector;
        this.problems = new RunProblems(object + "/" + Operation.BULK_DELETE, collector, settings.failOnRefused());
        this.executor = executor;
        this.atATime = Math.min(AT_A_TIME, maxInFlight);
        this.resolution = new Resolution(collector, object.keyables());
        this.admission = new ExistingAdmission(
                object,
                Operation.BULK_DELETE,
                new Lookup(object, lookups, client, collector::addLookupCalls),
                resolution,
                client.isDryRun());
        this.dryRun = client.isDryRun();
        this.deletion = new Deletion(object, settings, client, collector);
    }

    /**
     * Deletes all records.
     *
     * @throws PlanhatException with the outcome so far, if the input or a call failed, or if records were refused and the
     *     settings make that a failure
     */
    public BulkOutcome run(Iterator<PlanhatRecord> input) {
        AdmittedRecords records = new AdmittedRecords(input, admission, settings.batchSize());
        try {
            while (failure.get() == null && records.hasNext()) {
                start(records.next());
                problems.failIfAny();
            }
        } catch (PlanhatException e) {
            failure.compareAndSet(null, e);
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, problems.unexpected(e));
        }
        // Nobody takes the outcome before the last call has ended.
        running.forEach(Waiting::until);
        PlanhatException failed = failure.get();
        if (failed == null) {
            failed = problems.find();
        }
        if (failed == null) {
            return collector.outcome();
        }
        String why = "not deleted: " + failed.getMessage();
        records.pending().forEach(record -> resolution.refuse(record, why));
        throw failed.withOutcome(collector.outcome());
    }

    private void start(PlanhatRecord record) {
        if (dryRun) {
            resolution.turnAway(
                    record, OutcomeStatus.WOULD_DELETE, (String) record.fields().get("_id"), record.foundBy(), null);
            return;
        }
        if (running.size() >= atATime) {
            Waiting.until(running.poll());
        }
        try {
            running.add(executor.submit(() -> delete(record)));
        } catch (RejectedExecutionException e) {
            // The component is being stopped: the call fails at once, with the right exception.
            delete(record);
            running.add(CompletableFuture.completedFuture(null));
        }
    }

    private void delete(PlanhatRecord record) {
        String id = (String) record.fields().get("_id");
        PlanhatException before = failure.get();
        if (before != null) {
            resolution.turnAway(
                    record, OutcomeStatus.REFUSED, id, record.foundBy(), "not deleted: " + before.getMessage());
            return;
        }
        // What a key led to was there when this run looked for it.
        Deletion.Result result = deletion.delete(id, !record.foundBy().startsWith("_id="));
        collector.add(result.outcome(record, id));
        if (result.failure() != null) {
            failure.compareAndSet(null, result.failure());
        }
    }
}
