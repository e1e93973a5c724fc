/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;
import io.github.camelplanhat.routes.snapshot.RecordMatch;
import io.github.camelplanhat.routes.snapshot.RecordMatcher;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.UndoJournal;

/** Takes back some removals of a run with one or two calls, and stores that they are. */
final class UndoBatch {
    private static final String DELETE = "delete";

    private final CamelContext context;
    private final StateStore store;
    private final Clock clock;
    private final RunRow run;
    private final PlanhatObject object;
    private final Lease lease;
    private final BeforeImages images;
    private final LongConsumer calls;

    UndoBatch(
            CamelContext context,
            StateStore store,
            Clock clock,
            RunRow run,
            PlanhatObject object,
            Lease lease,
            BeforeImages images,
            LongConsumer calls) {
        this.context = context;
        this.store = store;
        this.clock = clock;
        this.run = run;
        this.object = object;
        this.lease = lease;
        this.images = images;
        this.calls = calls;
    }

    /** What is to be done about one entry; {@code send} is null where nothing is. */
    private record Step(UndoJournal.Entry entry, UndoStatus status, String note, Map<String, Object> send) {
        UndoneRecord result(UndoStatus became, String newId, String why) {
            return new UndoneRecord(entry.key(), entry.action(), entry.planhatId(), newId, became, why);
        }
    }

    /** The entries in their order, and what became of each. */
    List<UndoneRecord> undo(List<UndoJournal.Entry> entries, boolean dryRun, boolean force) {
        List<Step> steps = entries.stream().map(e -> step(e, force)).toList();
        Map<Step, UndoneRecord> results = new LinkedHashMap<>();
        steps.forEach(s -> results.put(s, s.result(s.status(), null, s.note())));
        if (!dryRun) {
            send(steps.stream().filter(s -> s.status() == UndoStatus.RECREATED).toList(), "bulkUpsert", results);
            send(
                    steps.stream()
                            .filter(s -> s.send() != null && s.status() != UndoStatus.RECREATED)
                            .toList(),
                    "bulkUpdate?checkIds=false",
                    results);
            remember(results);
        }
        return new ArrayList<>(results.values());
    }

    private Step step(UndoJournal.Entry entry, boolean force) {
        BeforeImages.Image now = images.find(new Missing(0, entry.key(), entry.planhatId()));
        FormerRecord former = new FormerRecord(object, JournalJson.read(entry.before()));
        if (entry.action().equals(DELETE)) {
            return now.gone()
                    ? recreation(entry, former)
                    : new Step(entry, UndoStatus.UNCHANGED, "was never deleted", null);
        }
        if (now.gone()) {
            return new Step(entry, UndoStatus.LEFT, "is not in Planhat any more", null);
        }
        FormerRecord.Restoration back =
                former.restoration(JournalJson.read(entry.sent()), now.record().fields(), force);
        String note = back.changed().isEmpty()
                ? null
                : "changed since, and left as it is: " + String.join(", ", back.changed())
                        + " (--force restores it all the same)";
        if (back.fields().isEmpty()) {
            return new Step(entry, note == null ? UndoStatus.UNCHANGED : UndoStatus.LEFT, note, null);
        }
        Map<String, Object> send = new LinkedHashMap<>();
        send.put("_id", entry.planhatId());
        send.putAll(back.fields());
        return new Step(entry, note == null ? UndoStatus.RESTORED : UndoStatus.PARTLY, note, send);
    }

    /** A record with one of its keys may have come since, such as by a run that met the row again. */
    private Step recreation(UndoJournal.Entry entry, FormerRecord former) {
        Map<String, Object> record = former.asNew();
        RecordMatch match =
                new RecordMatcher(object, null, images.companies()::id).match(record, images.snapshot(), true);
        if (match.stored() != null) {
            return new Step(
                    entry,
                    UndoStatus.LEFT,
                    "a record with its key is there again: " + match.stored().id(),
                    null);
        }
        return match.problem() != null
                ? new Step(entry, UndoStatus.LEFT, match.problem(), null)
                : new Step(entry, UndoStatus.RECREATED, null, record);
    }

    private void send(List<Step> steps, String operation, Map<Step, UndoneRecord> results) {
        if (steps.isEmpty()) {
            return;
        }
        steps.forEach(
                s -> results.put(s, s.result(UndoStatus.REFUSED, null, "Planhat's answer did not account for it")));
        String uri = "planhat:" + object + "/" + operation + (operation.contains("?") ? "&" : "?")
                + "outcomes=all&maxOutcomes=" + steps.size();
        try (PlanhatCall call = new PlanhatCall(context.getEndpoint(uri))) {
            List<Map<String, Object>> records = steps.stream().map(Step::send).toList();
            take(call.sendBody(records).getMessage().getBody(BulkOutcome.class), steps, results);
        } catch (PlanhatException e) {
            steps.forEach(s -> results.put(s, s.result(UndoStatus.REFUSED, null, e.getMessage())));
            if (e.getOutcome() != null) {
                take(e.getOutcome(), steps, results);
            }
        }
    }

    private void take(BulkOutcome outcome, List<Step> steps, Map<Step, UndoneRecord> results) {
        calls.accept(outcome.getCalls());
        for (RecordOutcome told : outcome.getRecords()) {
            Step step = steps.get(Math.toIntExact(told.index()));
            boolean created = step.status() == UndoStatus.RECREATED;
            boolean good = told.status().confirmed();
            results.put(
                    step,
                    step.result(
                            good ? step.status() : UndoStatus.REFUSED,
                            good && created ? told.id() : null,
                            good
                                    ? step.note()
                                    : told.status() == OutcomeStatus.UNKNOWN
                                            ? "not certain: " + told.reason()
                                            : told.reason()));
        }
    }

    /** The entries are closed, and the sync knows the records again, so that it keeps them or removes them as it is told. */
    private void remember(Map<Step, UndoneRecord> results) {
        List<Long> done = new ArrayList<>();
        Map<String, String> back = new LinkedHashMap<>();
        results.forEach((step, result) -> {
            if (result.status().done()) {
                done.add(step.entry().id());
            }
            if (step.send() != null && result.status() != UndoStatus.REFUSED) {
                back.put(result.key(), result.newId() == null ? result.planhatId() : result.newId());
            }
        });
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            store.journal().undone(done, clock.instant());
            Map<String, Fingerprint> known = store.fingerprints().find(run.sync(), back.keySet());
            List<Confirmation> confirmations = new ArrayList<>();
            back.forEach((key, id) ->
                    confirmations.add(new Confirmation(key, known.get(key), "", id, OutcomeStatus.UNKNOWN)));
            store.fingerprints().save(run.sync(), run.id() + "/undo", confirmations);
            store.fingerprints()
                    .unarchive(known.values().stream().map(Fingerprint::slot).toList());
        });
    }
}
