/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.routes.store.Standing;
import io.github.camelplanhat.routes.store.UndoJournal;

/** Makes what travels out of what has left, and stores what becomes of it. */
final class RemovalBatches implements AutoCloseable {
    private final RemovalPlan plan;
    private final PlanhatObject object;
    private final RunState run;
    private final BeforeImages images;
    private final Protection protection;
    private final Tally tally;
    private final CompanyReferences companies;

    RemovalBatches(
            RemovalPlan plan,
            RunState run,
            BeforeImages images,
            Protection protection,
            Tally tally,
            CamelContext context,
            Path directory) {
        this.plan = plan;
        this.object = plan.object();
        this.run = run;
        this.images = images;
        this.protection = protection;
        this.tally = tally;
        this.companies = new CompanyReferences(context, directory, run::used);
    }

    /** Everything that is about to be touched is in the journal before this returns. */
    RemovalBatch prepare(List<Departure> departures) {
        Set<String> begun = run.store().inTransaction(() -> run.store()
                .journal()
                .written(run.run(), departures.stream().map(Departure::key).toList()));
        RemovalBatch batch = new RemovalBatch();
        for (Departure d : departures) {
            if (d.keep() == null) {
                sort(read(d), begun.contains(d.key()), batch);
            } else {
                batch.kept.add(d);
            }
        }
        List<UndoJournal.Entry> entries = batch.travelling.stream()
                .filter(d -> !begun.contains(d.key()))
                .map(this::entry)
                .toList();
        if (!batch.travelling.isEmpty()) {
            // Before the call, and only as long as nobody else may run the sync.
            run.write(
                    () -> run.store().journal().write(entries, Clock.systemUTC().instant()));
        }
        return batch;
    }

    /** With its record, if there is one. */
    private Departure read(Departure d) {
        if (d.before() != null) {
            return d;
        }
        if (d.planhatId() != null) {
            return d.found(d.planhatId(), images.of(d.planhatId()));
        }
        RecordKey key = new RecordKey(d.key());
        List<StoredRecord> found =
                key.values().stream().flatMap(v -> find(key, v)).distinct().toList();
        if (found.size() > 1) {
            return d.keeping(found.size() + " records of Planhat have its key");
        }
        return found.isEmpty() ? d : d.found(found.get(0).id(), found.get(0).fields());
    }

    private Stream<StoredRecord> find(RecordKey key, String value) {
        int at = protection.names().keyables().indexOf(key.field());
        if (at < 0) {
            return Stream.empty();
        }
        String company = protection.names().perCompany(at) ? key.company() : null;
        String id = company == null ? null : companies.id(company);
        return images.snapshot().find(key.field(), value).stream().filter(s -> id == null || id.equals(s.company()));
    }

    private void sort(Departure d, boolean begun, RemovalBatch batch) {
        if (d.keep() != null) {
            batch.kept.add(d);
            return;
        }
        if (d.before() == null) {
            (begun && plan.behavior() == DeleteBehavior.DELETE ? batch.removedBefore : batch.gone).add(d);
            return;
        }
        List<Standing> standings = protection.standings(List.of(d.planhatId())).getOrDefault(d.planhatId(), List.of());
        if (protection.renamed(standings, d.slot())) {
            batch.renamed.add(d);
            return;
        }
        String keep = reasonToKeep(d, standings);
        if (keep != null) {
            batch.kept.add(d.keeping(keep));
            return;
        }
        Map<String, Object> body = body(d);
        if (body == null) {
            (begun ? batch.removedBefore : batch.gone).add(d);
            return;
        }
        if (begun) {
            batch.begunBefore.add(d.key());
        }
        batch.travel(d, body);
    }

    private String reasonToKeep(Departure d, List<Standing> standings) {
        String keep = protection.elsewhere(standings);
        keep = keep == null ? protection.byKeys(d.before()) : keep;
        // A record of a mirror need not be known under any key.
        return keep == null && d.slot() != null ? protection.identity(new RecordKey(d.key()), d.before()) : keep;
    }

    /** What travels; null if there is nothing to be done. */
    private Map<String, Object> body(Departure d) {
        return switch (plan.behavior()) {
            case DELETE -> Map.of("_id", d.planhatId());
            case CLEAR -> {
                List<String> filled = plan.cleared().filled(d.before());
                yield filled.isEmpty() ? null : MappedFields.record(d.planhatId(), filled, Map.of());
            }
            case ARCHIVE -> {
                String field = RemovalPlan.archivedField(object);
                yield Boolean.TRUE.equals(d.before().get(field)) ? null : Map.of("_id", d.planhatId(), field, true);
            }
            case NOTHING -> null;
        };
    }

    private UndoJournal.Entry entry(Departure d) {
        List<String> fields =
                switch (plan.behavior()) {
                    case CLEAR -> plan.cleared().filled(d.before());
                    case ARCHIVE -> List.of(RemovalPlan.archivedField(object));
                    default -> null;
                };
        try {
            return UndoJournal.Entry.of(
                    run.run(),
                    run.sync(),
                    object.uriName(),
                    d.key(),
                    d.planhatId(),
                    plan.behavior().name().toLowerCase(java.util.Locale.ROOT),
                    // No database of the state stores a zero character.
                    PlanhatJson.mapper().writeValueAsString(d.before()).replace("\\u0000", "\\uFFFD"),
                    fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param outcome null if nothing was told
     * @param rest what became of those of which it does not tell, and why
     */
    void settle(RemovalBatch batch, BulkOutcome outcome, OutcomeStatus rest, String reason) {
        RecordOutcome[] told = new RecordOutcome[batch.travelling.size()];
        if (outcome != null) {
            outcome.getRecords().forEach(r -> told[Math.toIntExact(r.index())] = r);
            run.used(outcome.getCalls());
        }
        List<Departure> removed = new ArrayList<>(batch.removedBefore);
        List<Departure> gone = new ArrayList<>(batch.gone);
        List<String> untouched = new ArrayList<>();
        long failed = 0;
        for (int i = 0; i < told.length; i++) {
            Departure d = batch.travelling.get(i);
            OutcomeStatus status = told[i] == null ? rest : told[i].status();
            boolean begunBefore = batch.begunBefore.contains(d.key());
            if (status.confirmed() && status != OutcomeStatus.CREATED) {
                removed.add(d);
            } else if (status == OutcomeStatus.SKIPPED) {
                (begunBefore ? removed : gone).add(d);
                untouched.addAll(begunBefore ? List.of() : List.of(d.key()));
            } else {
                failed++;
                run.because("not " + plan.behavior().done() + ": " + (told[i] == null ? reason : told[i].reason()));
                untouched.addAll(status == OutcomeStatus.REFUSED && !begunBefore ? List.of(d.key()) : List.of());
            }
        }
        batch.kept.forEach(d -> run.because("kept, although its row has left the source: " + d.keep()));
        Removals now = tally.plus(plan.behavior(), removed.size(), gone.size(), batch.kept.size(), failed);
        now = now.left() >= batch.renamed.size() ? lessLeft(now, batch.renamed.size()) : now;
        store(batch, removed, gone, untouched, now);
        tally.set(now);
    }

    private static Removals lessLeft(Removals r, long renamed) {
        return new Removals(
                r.left() - renamed, r.deleted(), r.cleared(), r.archived(), r.gone(), r.kept(), r.failed(), r.notice());
    }

    private void store(
            RemovalBatch batch, List<Departure> removed, List<Departure> gone, List<String> untouched, Removals now) {
        List<Long> away = slots(removed);
        List<Long> forgotten = new ArrayList<>(slots(gone));
        forgotten.addAll(slots(batch.renamed));
        run.write(() -> {
            if (plan.behavior() == DeleteBehavior.ARCHIVE) {
                run.store().fingerprints().archived(away);
            } else {
                forgotten.addAll(away);
            }
            run.store().fingerprints().remove(forgotten);
            run.store().journal().discard(run.run(), untouched);
            run.save(now);
        });
    }

    private static List<Long> slots(List<Departure> departures) {
        return departures.stream()
                .filter(d -> d.slot() != null)
                .map(Departure::slot)
                .toList();
    }

    @Override
    public void close() {
        companies.close();
    }
}
