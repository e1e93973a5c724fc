/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.github.camelplanhat.component.bulk.RunProblems;
import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.PlanhatRecord;

/**
 * Sends any number of events, one call after the other. Every event that was taken from the input has an outcome at the
 * end, however it ends. A call that may have been received is not repeated unless the settings say so: nothing tells Planhat
 * that it is the same event again.
 */
final class EventRun<A> {
    private final EventKind<A> kind;
    private final PlanhatClient client;
    private final EventSettings settings;
    private final OutcomeCollector collector;
    private final RunProblems problems;
    private final Deque<List<Event>> waiting = new ArrayDeque<>();

    EventRun(EventKind<A> kind, PlanhatClient client, EventSettings settings, OutcomeCollector collector) {
        this.kind = kind;
        this.client = client;
        this.settings = settings;
        this.collector = collector;
        this.problems = new RunProblems(kind.operation().toString(), collector, settings.failOnRefused());
    }

    /**
     * @throws PlanhatException with the outcome so far, if the input or a call failed, or if events were refused and the
     *     settings make that a failure
     */
    BulkOutcome run(Iterator<PlanhatRecord> input) {
        EventBatches batches = new EventBatches(input, kind, settings, collector);
        try {
            for (List<Event> batch = next(batches); !batch.isEmpty(); batch = next(batches)) {
                deliver(batch);
                problems.failIfAny();
            }
            problems.failIfAny();
            return collector.outcome();
        } catch (PlanhatException e) {
            throw ended(e, batches);
        } catch (RuntimeException | Error e) {
            throw ended(problems.unexpected(e), batches);
        }
    }

    private PlanhatException ended(PlanhatException e, EventBatches batches) {
        Settlement unsent = new Settlement(collector, false);
        waiting.add(batches.pending());
        waiting.forEach(part -> part.forEach(event -> unsent.refused(event, "not sent: " + e.getMessage())));
        return e.withOutcome(collector.outcome());
    }

    private static List<Event> next(EventBatches batches) {
        try {
            return batches.next();
        } catch (PlanhatException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new BodyException("the source of the records failed: " + e.getMessage(), e);
        }
    }

    private void deliver(List<Event> batch) {
        waiting.add(batch);
        while (!waiting.isEmpty()) {
            List<Event> part = waiting.poll();
            try {
                send(part);
            } catch (PlanhatUnavailableException e) {
                if (e.getKind() != PlanhatUnavailableException.Kind.TOO_LARGE) {
                    throw e;
                }
                halve(part);
            }
        }
    }

    /** A 413 is the one answer after which nothing was received for certain, and a smaller call may do. */
    private void halve(List<Event> part) {
        if (part.size() == 1) {
            new Settlement(collector, false).refused(part.get(0), "too large for Planhat (status 413)");
            return;
        }
        int half = (part.size() + 1) / 2;
        waiting.push(part.subList(half, part.size()));
        waiting.push(part.subList(0, half));
    }

    private void send(List<Event> part) {
        if (client.isDryRun()) {
            part.forEach(new Settlement(collector, false)::wouldSend);
            return;
        }
        PlanhatCall<A> call = kind.call(part)
                .host(PlanhatCall.Host.ANALYTICS)
                .named(kind.operation().object(), kind.operation().operation())
                .body(new EventBody(part))
                .records(part.size())
                .repeatable(settings.resendUncertain())
                .build();
        try {
            PlanhatAnswer<A> answer = client.send(call);
            collector.addCalls(answer.attempts(), false);
            kind.settle(part, answer.body(), new Settlement(collector, answer.repeatedAfterLoss()));
        } catch (PlanhatUnavailableException e) {
            collector.addCalls(e.getAttempts(), false);
            if (e.getKind() != PlanhatUnavailableException.Kind.TOO_LARGE) {
                abandon(part, e);
            }
            throw e;
        } catch (PlanhatHttpException e) {
            collector.addCalls(e.getAttempts(), false);
            abandon(part, e);
            throw e;
        } catch (RuntimeException | Error e) {
            // A bean of the user or a defect: the events may have been received by then.
            Settlement outcomes = new Settlement(collector, false);
            part.forEach(event -> outcomes.unknown(event, "perhaps received, but the call failed: " + e));
            throw problems.unexpected(e);
        }
    }

    private void abandon(List<Event> part, PlanhatHttpException failure) {
        Settlement outcomes = new Settlement(collector, failure.getAttempts() > 1);
        for (Event event : part) {
            if (failure.mayHaveBeenCarriedOut()) {
                outcomes.unknown(event, "perhaps received, but the call failed: " + failure.getMessage());
            } else {
                outcomes.refused(event, "not received: " + failure.getMessage());
            }
        }
    }
}
