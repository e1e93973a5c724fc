/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Has records copied by Planhat. A call is never repeated when its answer was lost: it might copy twice. */
public final class DuplicateRun {
    private final PlanhatObject object;
    private final BulkSettings settings;
    private final PlanhatClient client;
    private final Lookup lookup;
    private final OutcomeCollector collector;
    private final RunProblems problems;
    private final Resolution resolution;
    private final BulkAnswerReader reader = new BulkAnswerReader();
    private final Map<String, Long> sent = new HashMap<>();
    private final List<String> copies = new ArrayList<>();
    /** Whether the records of the chunk at hand were sent, and have no outcome yet. */
    private boolean maybeCopied;

    /** @param lookup finds out which records are there, where an answer does not say which were copied */
    public DuplicateRun(
            PlanhatObject object,
            BulkSettings settings,
            PlanhatClient client,
            Lookup lookup,
            OutcomeCollector collector) {
        this.object = object;
        this.settings = settings;
        this.client = client;
        this.lookup = lookup;
        this.collector = collector;
        this.problems = new RunProblems(object + "/" + Operation.DUPLICATE, collector, settings.failOnRefused());
        this.resolution = new Resolution(collector, object.keyables());
    }

    /** The ids of the copies, in Planhat's order, as far as it told them. */
    public List<String> copies() {
        return copies;
    }

    /**
     * Has all records copied.
     *
     * @throws PlanhatException with the outcome so far, if the input or a call failed, or if records were refused and the
     *     settings make that a failure
     */
    public BulkOutcome run(Iterator<PlanhatRecord> input) {
        List<PlanhatRecord> chunk = new ArrayList<>();
        try {
            while (input.hasNext()) {
                take(input.next(), chunk);
                if (chunk.size() >= settings.batchSize()) {
                    // Only a dry run may look ahead: a source that fails must not cost what is at hand.
                    copy(chunk, client.isDryRun() && !input.hasNext());
                }
            }
            if (!chunk.isEmpty()) {
                copy(chunk, true);
            }
            problems.failIfAny();
            return collector.outcome();
        } catch (PlanhatException e) {
            throw ended(e, chunk);
        } catch (RuntimeException | Error e) {
            throw ended(problems.unexpected(e), chunk);
        }
    }

    private PlanhatException ended(PlanhatException e, List<PlanhatRecord> chunk) {
        String why = (maybeCopied ? "sent, but the operation failed: " : "not copied: ") + e.getMessage();
        chunk.forEach(
                record -> resolve(record, maybeCopied ? OutcomeStatus.UNKNOWN : OutcomeStatus.REFUSED, null, why));
        return e.withOutcome(collector.outcome());
    }

    private void take(PlanhatRecord record, List<PlanhatRecord> chunk) {
        String id = record.problem() == null ? record.key("_id") : null;
        if (record.problem() != null) {
            resolution.refuse(record, record.problem());
        } else if (id == null) {
            resolution.refuse(record, "has no _id, by which alone " + object + " is copied");
        } else {
            Long before = sent.putIfAbsent(id, record.index());
            if (before == null) {
                chunk.add(record);
            } else {
                resolve(record, OutcomeStatus.SKIPPED, null, "same record again as " + before);
            }
        }
    }

    private void copy(List<PlanhatRecord> chunk, boolean last) {
        if (client.isDryRun()) {
            foretell(chunk, last);
            chunk.clear();
            problems.failIfAny();
            return;
        }
        List<String> ids = chunk.stream().map(r -> r.key("_id")).toList();
        BulkAnswer answer = send(ids);
        if (answer.status() == 403) {
            maybeCopied = false;
            String said = answer.errors().isEmpty()
                    ? answer.excerpt()
                    : answer.errors().get(0).text();
            throw new PlanhatForbiddenException(
                    new HttpFailure(403, said, object.uriName(), Operation.DUPLICATE.uriName()));
        }
        answer.insertsKeys().stream()
                .map(keys -> keys.get("_id"))
                .filter(id -> id != null)
                .forEach(copies::add);
        new CopyAnswer(object, answer, lookup).explain(chunk, this::resolve);
        chunk.clear();
        maybeCopied = false;
        problems.failIfAny();
    }

    private void foretell(List<PlanhatRecord> chunk, boolean last) {
        List<Wanted> wanted = chunk.stream()
                .map(lookup.names()::wanted)
                .map(Wanted::byIdAlone)
                .toList();
        lookup.prepare(wanted, false, last);
        for (int i = 0; i < wanted.size(); i++) {
            if (lookup.match(wanted.get(i)).none()) {
                resolve(chunk.get(i), OutcomeStatus.REFUSED, null, "not found: no " + object + " has this _id");
            } else {
                resolve(chunk.get(i), OutcomeStatus.WOULD_CREATE, null, null);
            }
        }
    }

    private BulkAnswer send(List<String> ids) {
        maybeCopied = true;
        try {
            PlanhatAnswer<BulkAnswer> answer =
                    client.send(PlanhatCall.to("POST", "/" + object.path(Operation.DUPLICATE), reader)
                            .named(object.uriName(), Operation.DUPLICATE.uriName())
                            .body(IdsBody.of(ids))
                            .records(ids.size())
                            .alsoRead(206, 400, 403)
                            .build());
            collector.addCalls(answer.attempts(), false);
            return answer.body();
        } catch (PlanhatHttpException e) {
            maybeCopied = e.mayHaveBeenCarriedOut();
            collector.addCalls(e.getAttempts(), false);
            throw e;
        }
    }

    private void resolve(PlanhatRecord record, OutcomeStatus status, String id, String reason) {
        resolution.turnAway(record, status, id, "_id=" + record.key("_id"), reason);
    }
}
