/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.dryrun.Forecast;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * One bulk upsert, update or insert of any number of records: cuts the input into batches, and builds the next one while one is on its way.
 * Every record that was taken from the input has an outcome at the end, however it ends.
 */
public final class BulkRun {
    private final PlanhatObject object;
    private final Writing writing;
    private final BulkSettings settings;
    private final Admission admission;
    private final OutcomeCollector collector;
    private final RunProblems problems;
    private final ExecutorService executor;
    private final Resolution resolution;
    private final BatchDelivery delivery;
    /** In place of the delivery, where nothing may be written; else null. */
    private final BatchForecast forecast;

    /** @param operation BULK_UPSERT, BULK_UPDATE or BULK_INSERT */
    public BulkRun(
            PlanhatObject object,
            Operation operation,
            BulkSettings settings,
            LookupSettings lookups,
            PlanhatClient client,
            BulkLanes lanes,
            ExecutorService executor,
            OutcomeCollector collector) {
        this.object = object;
        this.writing = Writing.of(operation);
        this.settings = settings;
        this.collector = collector;
        this.problems = new RunProblems(object + "/" + operation, collector, settings.failOnRefused());
        this.executor = executor;
        this.resolution = new Resolution(collector, object.keyables());
        Forecast foretelling =
                client.isDryRun() ? new Forecast(object, lookups, client, collector::addLookupCalls) : null;
        this.forecast = foretelling == null ? null : new BatchForecast(operation, foretelling, resolution);
        this.admission = writing == Writing.UPSERT
                ? null
                : new ExistingAdmission(
                        object,
                        operation,
                        foretelling == null
                                ? new Lookup(object, lookups, client, collector::addLookupCalls)
                                : foretelling.lookup(),
                        resolution);
        this.delivery = new BatchDelivery(object, writing, settings, client, lanes.of(object), resolution, collector);
    }

    /**
     * Sends all records.
     *
     * @throws PlanhatException with the outcome so far, if the input or a call failed, or if records were refused and the
     *     settings make that a failure
     */
    public BulkOutcome run(Iterator<PlanhatRecord> records) {
        AdmittedRecords admitted =
                admission == null ? null : new AdmittedRecords(records, admission, settings.batchSize());
        Iterator<PlanhatRecord> input = admitted == null ? records : admitted;
        BatchAssembler assembler =
                new BatchAssembler(input, object, settings, Keeping.of(collector, forecast != null), resolution);
        Batch current = null;
        Batch following = null;
        try {
            current = next(assembler);
            while (current != null) {
                boolean more = more(input, admitted, assembler);
                if (forecast != null) {
                    forecast.foretell(current, !more || onlyKeyless(input, admitted, assembler));
                    problems.failIfAny();
                    following = next(assembler);
                } else if (!more) {
                    delivery.deliver(current);
                } else {
                    Future<?> sent = send(current);
                    try {
                        following = next(assembler);
                    } finally {
                        Waiting.until(sent);
                    }
                }
                problems.failIfAny();
                assembler.delivered(current);
                current = following;
                following = null;
            }
            problems.failIfAny();
            return collector.outcome();
        } catch (PlanhatException e) {
            throw ended(e, current, following, assembler, admitted);
        } catch (RuntimeException | Error e) {
            // A bean of the user or a defect: what had been sent by then may have been stored.
            uncertain(current);
            uncertain(following);
            throw ended(problems.unexpected(e), current, following, assembler, admitted);
        }
    }

    private static void uncertain(Batch batch) {
        if (batch != null) {
            batch.entries.forEach(entry -> entry.uncertain |= entry.sent);
        }
    }

    private PlanhatException ended(
            PlanhatException failure,
            Batch current,
            Batch following,
            BatchAssembler assembler,
            AdmittedRecords admitted) {
        abandon(current, failure);
        abandon(following, failure);
        assembler.pending().forEach(entry -> abandon(entry, failure));
        if (admitted != null) {
            admitted.pending().forEach(record -> resolution.refuse(record, notStored(failure)));
        }
        PlanhatException whole = failure.withOutcome(collector.outcome());
        RuntimeException overflow = collector.overflowFailure();
        if (overflow != null && failure.getCause() != overflow) {
            whole.addSuppressed(overflow);
        }
        return whole;
    }

    private Batch next(BatchAssembler assembler) {
        try {
            return assembler.next();
        } catch (PlanhatException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw sourceFailed(e);
        }
    }

    private boolean more(Iterator<PlanhatRecord> input, AdmittedRecords admitted, BatchAssembler assembler) {
        try {
            // The next chunk is looked up while this batch is on its way, not before.
            boolean left = admitted == null ? input.hasNext() : admitted.mayHaveMore();
            return left || !assembler.pending().isEmpty();
        } catch (PlanhatException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw sourceFailed(e);
        }
    }

    /** Whether there is nothing left to look up, once {@link #more} was asked. */
    private static boolean onlyKeyless(
            Iterator<PlanhatRecord> input, AdmittedRecords admitted, BatchAssembler assembler) {
        boolean left = admitted == null ? input.hasNext() : admitted.mayHaveMore();
        return !left && assembler.pending().stream().noneMatch(Entry::keyed);
    }

    private static BodyException sourceFailed(Throwable e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        return new BodyException("the source of the records failed: " + why, e);
    }

    private Future<?> send(Batch batch) {
        try {
            return executor.submit(() -> delivery.deliver(batch));
        } catch (RejectedExecutionException e) {
            // The component is being stopped: the call fails at once, with the right exception.
            delivery.deliver(batch);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void abandon(Batch batch, PlanhatException failure) {
        if (batch != null) {
            batch.unresolved().forEach(entry -> abandon(entry, failure));
        }
    }

    private void abandon(Entry entry, PlanhatException failure) {
        if (entry.uncertain) {
            resolution.resolve(
                    entry, OutcomeStatus.UNKNOWN, null, "sent, but the operation failed: " + failure.getMessage());
        } else {
            resolution.resolve(entry, OutcomeStatus.REFUSED, null, notStored(failure));
        }
    }

    private static String notStored(PlanhatException failure) {
        return "not stored: " + failure.getMessage();
    }
}
