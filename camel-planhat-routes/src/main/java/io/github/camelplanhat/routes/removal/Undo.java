/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.removal.UndoLine.Result;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.UndoJournal;

/**
 * Takes back what a run removed, as far as that can be: the newest entry of its journal first. A second undo of the same run
 * finds nothing to do. Used once.
 */
public final class Undo {
    private static final int PAGE = 500;
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private final CamelContext context;
    private final StateStore store;
    private final Path directory;
    private final PlanhatObject object;
    private final String sync;
    private final boolean dryRun;
    private final boolean force;
    private final Clock clock = Clock.systemUTC();
    private final List<UndoLine> lines = new ArrayList<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private long calls;

    /**
     * @param directory for temporary files; null for the system's
     * @param dryRun only to tell what would be done
     * @param force to overwrite fields that somebody has filled since
     */
    public Undo(
            CamelContext context,
            StateStore store,
            Path directory,
            PlanhatObject object,
            String sync,
            boolean dryRun,
            boolean force) {
        this.context = context;
        this.store = store;
        this.directory = directory;
        this.object = object;
        this.sync = sync;
        this.dryRun = dryRun;
        this.force = force;
    }

    /** @param lease of the sync, which keeps it from running meanwhile */
    public UndoReport of(String run, Lease lease) {
        long before = Long.MAX_VALUE;
        List<UndoJournal.Entry> page;
        try (BeforeImages images = new BeforeImages(context, object, directory, n -> calls += n)) {
            do {
                long from = before;
                page = store.inTransaction(() -> store.journal().before(run, from, PAGE));
                if (!page.isEmpty()) {
                    before = page.get(page.size() - 1).id();
                    images.expect(page.size());
                    page(page, images, lease);
                }
            } while (page.size() == PAGE);
        }
        return new UndoReport(run, sync, object.uriName(), dryRun, lines, calls, notes());
    }

    private void page(List<UndoJournal.Entry> page, BeforeImages images, Lease lease) {
        List<UndoJournal.Entry> deleted = new ArrayList<>();
        List<Restoration> changed = new ArrayList<>();
        for (UndoJournal.Entry e : page) {
            if (e.undone() != null) {
                lines.add(new UndoLine(
                        e.key(), e.action(), Result.UNDONE_BEFORE, e.restoredId(), e.planhatId(), List.of()));
            } else if (e.fields() == null) {
                deleted.add(e);
            } else {
                changed.add(restoration(e, images.of(e.planhatId())));
            }
        }
        restore(changed, lease);
        recreate(deleted, lease);
    }

    /** What has to be written for an entry; {@code body} is null if nothing has. */
    private record Restoration(UndoJournal.Entry entry, Map<String, Object> body, boolean there, List<String> notes) {}

    private Restoration restoration(UndoJournal.Entry e, Map<String, Object> now) {
        if (now == null) {
            return new Restoration(e, null, false, List.of("the record is not in Planhat any more"));
        }
        Map<String, Object> before = json(e.before());
        List<String> back = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String field : e.fields()) {
            Object was = MappedFields.value(object, field, before);
            Object is = MappedFields.value(object, field, now);
            boolean archived = e.action().equals("archive");
            boolean untouched = archived ? Boolean.TRUE.equals(is) : is == null || "".equals(is);
            if (Objects.equals(was, is) || archived && !Boolean.TRUE.equals(is)) {
                continue;
            }
            if (untouched || force) {
                back.add(field);
                values.put(field, archived && was == null ? Boolean.FALSE : was);
            } else {
                notes.add(field + " has another value by now and was left as it is; --force overwrites it");
            }
        }
        return new Restoration(
                e, back.isEmpty() ? null : MappedFields.record(e.planhatId(), back, values), true, notes);
    }

    private void restore(List<Restoration> changed, Lease lease) {
        List<Restoration> writes =
                changed.stream().filter(r -> r.body() != null).toList();
        RecordOutcome[] told = write(
                "bulkUpdate?checkIds=false&",
                writes.stream().map(Restoration::body).toList());
        for (Restoration r : changed) {
            int at = writes.indexOf(r);
            List<String> notes = new ArrayList<>(r.notes());
            Result result = r.notes().isEmpty() && r.there() ? Result.NOTHING_TO_DO : Result.NOT_RESTORED;
            if (at >= 0) {
                boolean done = dryRun || told[at] != null && told[at].status().confirmed();
                result = !done || !r.notes().isEmpty() ? Result.NOT_RESTORED : Result.RESTORED;
                if (!done) {
                    notes.add(told[at] == null ? "Planhat's answer did not account for it" : told[at].reason());
                }
            }
            finish(r.entry(), result, r.entry().planhatId(), notes, lease);
        }
    }

    private void recreate(List<UndoJournal.Entry> deleted, Lease lease) {
        List<FormerRecord> former = deleted.stream()
                .map(e -> new FormerRecord(object, json(e.before())))
                .toList();
        Map<String, String> companies = companies(former);
        RecordOutcome[] told = write(
                "bulkInsert?", former.stream().map(f -> f.writable(companies)).toList());
        for (int i = 0; i < told.length; i++) {
            UndoJournal.Entry e = deleted.get(i);
            OutcomeStatus status = told[i] == null ? OutcomeStatus.UNKNOWN : told[i].status();
            List<String> notes = new ArrayList<>();
            Result result =
                    switch (dryRun ? OutcomeStatus.CREATED : status) {
                        case CREATED -> Result.RECREATED;
                        case SKIPPED -> Result.NOTHING_TO_DO;
                        default -> Result.NOT_RESTORED;
                    };
            if (result == Result.RECREATED) {
                lost.addAll(former.get(i).lost());
            } else {
                notes.add(told[i] == null ? "Planhat's answer did not account for it" : told[i].reason());
            }
            finish(e, result, told[i] == null ? null : told[i].id(), notes, lease);
        }
    }

    /** Companies that were deleted themselves, and came back under another id. */
    private Map<String, String> companies(List<FormerRecord> former) {
        List<String> ids = former.stream()
                .map(FormerRecord::company)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return store.inTransaction(() -> store.journal().restoredAs(ids));
    }

    /** What became of the records, in their order; null where nothing was told, as in a dry run. */
    private RecordOutcome[] write(String operation, List<Map<String, Object>> records) {
        RecordOutcome[] told = new RecordOutcome[records.size()];
        if (records.isEmpty() || dryRun) {
            return told;
        }
        BulkOutcome outcome;
        String uri = "planhat:" + object + "/" + operation + "outcomes=all&maxOutcomes=" + PAGE;
        try (PlanhatCall call = new PlanhatCall(context.getEndpoint(uri))) {
            Exchange answer = call.write(records);
            outcome = answer.getMessage().getBody(BulkOutcome.class);
        } catch (PlanhatException e) {
            if (e.getOutcome() == null) {
                throw e;
            }
            outcome = e.getOutcome();
        }
        calls += outcome.getCalls();
        outcome.getRecords().forEach(r -> told[Math.toIntExact(r.index())] = r);
        return told;
    }

    /** The sync forgets what was restored: its row is not in the source, so that the next run would remove it again. */
    private void finish(UndoJournal.Entry e, Result result, String id, List<String> notes, Lease lease) {
        lines.add(new UndoLine(e.key(), e.action(), result, id, e.planhatId(), notes));
        if (dryRun || result == Result.NOT_RESTORED) {
            return;
        }
        store.inTransaction(() -> {
            store.leaseKeeper().hold(lease);
            Fingerprint known =
                    store.fingerprints().find(sync, List.of(e.key())).get(e.key());
            if (known != null && (result != Result.NOTHING_TO_DO || known.archived())) {
                store.fingerprints().remove(List.of(known.slot()));
            }
            store.journal().undone(e.id(), id, clock.instant());
        });
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (lines.stream().anyMatch(l -> l.result() == Result.RECREATED)) {
            notes.add(
                    "Records that were deleted have a new _id. What named them by the old one, in Planhat or elsewhere, does"
                            + " not find them; nor does their history come back (activities, metrics, what Planhat deleted with them).");
            if (object == PlanhatObject.COMPANY) {
                notes.add(
                        "Planhat does not say what it deletes with a company. Undo the runs of other syncs that lost records"
                                + " after this one, so that they find the company under its new _id.");
            }
            if (!lost.isEmpty()) {
                notes.add("Not restored, because Planhat computes it or no client can write it: "
                        + String.join(", ", lost) + ".");
            }
        }
        if (lines.stream().anyMatch(l -> l.result() == Result.RESTORED || l.result() == Result.RECREATED)) {
            notes.add("The sync " + sync
                    + " does not know these records any more: its next run leaves them alone, unless their"
                    + " rows come back. With mode=mirror it removes them again: change deleteBehavior, scope or the source"
                    + " before it runs.");
        }
        return notes;
    }

    private static Map<String, Object> json(String text) {
        try {
            return PlanhatJson.mapper().readValue(text, MAP);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
