/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.plan.PlanLine;
import io.github.camelplanhat.routes.plan.PlanSink;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Missing;

/** Writes down what a run would do, and lets nothing travel. */
final class WrittenPlan implements RunPlan {
    private final PlanSink sink;
    private final CompanyNotes notes;
    private final PlanLines lines;
    private final RemovalRule removals;
    private String brake;

    WrittenPlan(PlanSink sink, CompanyNotes notes, RemovalRule removals) {
        this.sink = sink;
        this.notes = notes;
        this.lines = new PlanLines(notes);
        this.removals = removals;
    }

    @Override
    public void batch(MappedBatch batch) {
        List<List<BatchRow>> records = batch.openByRecord();
        for (List<BatchRow> rows : records) {
            BatchRow last = rows.get(rows.size() - 1);
            PlanLine line = lines.travelling(rows);
            RunLedger.settle(rows, last.stored == null ? OutcomeStatus.CREATED : OutcomeStatus.UPDATED, null);
            if (last.planhatId == null) {
                last.planhatId = "planned-" + last.index;
            }
            sink.write(line);
        }
        for (BatchRow row : batch.rows()) {
            if (!row.travels || row.status == OutcomeStatus.SKIPPED) {
                sink.write(PlanLines.resting(row));
            }
        }
        batch.stay();
    }

    @Override
    public void sourceEnded() {}

    @Override
    public boolean leaving(Map<String, Missing> found, Map<String, StoredRecord> before) {
        found.forEach((id, missing) -> sink.write(PlanLines.leaving(removals, missing, before.get(id))));
        return false;
    }

    @Override
    public void kept(Missing missing, String why) {
        sink.write(PlanLines.kept(missing, why));
    }

    @Override
    public void braked(RuntimeException why) {
        brake = why.getMessage();
    }

    @Override
    public void complete() {
        sink.complete(brake);
    }

    @Override
    public void close() {
        notes.close();
        sink.close();
    }
}
