/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.plan.PlanAction;
import io.github.camelplanhat.routes.plan.PlanLine;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.row.StoredRow;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Missing;

/** Says of each row, and of each record that left the source, what a run does with it. */
final class PlanLines {
    private final CompanyNotes notes;

    /** @param notes null if none are wanted */
    PlanLines(CompanyNotes notes) {
        this.notes = notes;
    }

    /** The line of a row that does not travel. */
    static PlanLine resting(BatchRow row) {
        PlanAction action = row.status == OutcomeStatus.REFUSED
                ? PlanAction.REFUSED
                : row.status == OutcomeStatus.SKIPPED ? PlanAction.SKIPPED : PlanAction.UNCHANGED;
        return PlanLine.of(action, key(row), id(row), row.index, null, null, row.reason, null);
    }

    /** The line of rows that travel as one record. */
    PlanLine travelling(List<BatchRow> rows) {
        BatchRow last = rows.get(rows.size() - 1);
        if (last.stored == null) {
            Map<String, Object> record = Records.merged(rows);
            String note = notes == null ? null : notes.of(record);
            return PlanLine.of(PlanAction.CREATE, key(last), null, last.index, null, record, null, note);
        }
        return PlanLine.of(PlanAction.UPDATE, key(last), id(last), last.index, changes(last), null, null, null);
    }

    /** With what takes the record out of the archive. */
    private static Map<String, FieldChange> changes(BatchRow row) {
        if (row.revival == null || row.changes.containsKey(row.revival.getKey())) {
            return row.changes;
        }
        Map<String, FieldChange> changes = new LinkedHashMap<>(row.changes);
        changes.put(row.revival.getKey(), new FieldChange(true, row.revival.getValue()));
        return changes;
    }

    /** The line of a record that left the source and is changed or removed. */
    static PlanLine leaving(RemovalRule rule, Missing missing, StoredRecord before) {
        PlanAction action =
                switch (rule.behavior()) {
                    case CLEAR -> PlanAction.CLEAR;
                    case ARCHIVE -> PlanAction.ARCHIVE;
                    default -> PlanAction.DELETE;
                };
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        rule.sent().forEach((field, value) -> {
            if (value instanceof Map<?, ?> customs) {
                Map<?, ?> there = before.fields().get(field) instanceof Map<?, ?> m ? m : Map.of();
                customs.forEach((name, to) -> changes.put(field + "." + name, new FieldChange(there.get(name), to)));
            } else {
                changes.put(field, new FieldChange(before.fields().get(field), value));
            }
        });
        return PlanLine.of(
                action, missing.key(), before.id(), null, changes.isEmpty() ? null : changes, null, null, null);
    }

    /** The line of a record that left the source and stays. */
    static PlanLine kept(Missing missing, String why) {
        return PlanLine.of(PlanAction.KEPT, missing.key(), missing.planhatId(), null, null, null, why, null);
    }

    /** A row without a key is known by what is in it. */
    private static String key(BatchRow row) {
        return row.key != null
                ? row.key
                : "row=" + new RecordHash().of(StoredRow.of(row.row).json());
    }

    /** What this very run creates has no id yet. */
    private static String id(BatchRow row) {
        return row.stored == null || TargetRun.createdHere(row.stored) ? null : row.stored.id();
    }
}
