/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.camelplanhat.component.changes.RecordDifference;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.CompanyReferences;
import io.github.camelplanhat.routes.snapshot.RecordMatch;
import io.github.camelplanhat.routes.snapshot.RecordMatcher;
import io.github.camelplanhat.routes.snapshot.Snapshot;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/**
 * Decides, for one run, which records of a batch may travel, and under which {@code _id}. What Planhat holds is read when the
 * first record needs it, once, and kept up with what the run writes.
 */
final class TargetRun implements AutoCloseable {
    /** Marks records of the snapshot that this run has created; no field of Planhat has a name like this. */
    private static final String CREATED_HERE = "\u0000created";

    private final PlanhatObject object;
    private final SyncMode mode;
    private final RecordMatcher matcher;
    private final RecordDifference difference;
    private final Supplier<Snapshot> reader;
    private final CompanyReferences companies;
    private Snapshot snapshot;

    /** @param difference null where records are not compared with what Planhat has */
    TargetRun(
            PlanhatObject object,
            SyncMode mode,
            RecordMatcher matcher,
            RecordDifference difference,
            Supplier<Snapshot> reader,
            CompanyReferences companies) {
        this.object = object;
        this.mode = mode;
        this.matcher = matcher;
        this.difference = difference;
        this.reader = reader;
        this.companies = companies;
    }

    /** Settles the rows of the batch that have nothing to send, and addresses those that stay open. */
    void judge(MappedBatch batch) {
        if (batch.rows().stream().noneMatch(r -> r.status == null)) {
            return;
        }
        if (snapshot == null) {
            snapshot = reader.get();
        }
        SameRecords same = new SameRecords(object);
        for (List<BatchRow> rows : batch.openByRecord()) {
            Map<String, Object> record = Records.merged(rows);
            same.add(rows, record, matcher.match(record, snapshot, mode.creates()));
        }
        List<List<BatchRow>> records = new ArrayList<>();
        same.forEach((rows, match) -> {
            records.add(rows);
            judge(rows, match);
        });
        batch.unite(records);
    }

    /**
     * Rows of one record.
     *
     * @param found what their keys lead to; null where that is not known yet
     */
    private void judge(List<BatchRow> rows, RecordMatch found) {
        BatchRow last = rows.get(rows.size() - 1);
        Map<String, Object> record = Records.merged(rows);
        RecordMatch match = found == null ? matcher.match(record, snapshot, mode.creates()) : found;
        if (match.problem() != null) {
            RunLedger.settle(rows, OutcomeStatus.REFUSED, match.problem());
        } else if (match.stored() == null) {
            absent(rows, last);
        } else {
            last.stored = match.stored();
            last.planhatId = match.stored().id();
            present(rows, last, record, match);
        }
    }

    private void absent(List<BatchRow> rows, BatchRow last) {
        if (mode.creates()) {
            if (!mode.updates()) {
                rows.subList(1, rows.size())
                        .forEach(r -> r.settle(
                                OutcomeStatus.SKIPPED,
                                "same record as at " + rows.get(0).index
                                        + ", which creates it; mode=insert does not update"));
            }
            return;
        }
        if (last.key == null) {
            RunLedger.settle(
                    rows,
                    OutcomeStatus.REFUSED,
                    "mode=update finds a record by its key, and this one has none: it needs one of "
                            + String.join(", ", object.keyables()));
            return;
        }
        RunLedger.settle(rows, OutcomeStatus.SKIPPED, "not in Planhat; mode=update does not create");
        // What Planhat once confirmed is gone: should the record come back, it is sent.
        last.found = last.known != null;
    }

    private void present(List<BatchRow> rows, BatchRow last, Map<String, Object> record, RecordMatch match) {
        if (!mode.updates()) {
            if (last.resent) {
                // An earlier process of this run found it missing, and sent it.
                RunLedger.settle(rows, OutcomeStatus.UNCHANGED, null);
                last.found = true;
            } else {
                RunLedger.settle(rows, OutcomeStatus.SKIPPED, "already in Planhat; mode=insert does not update");
            }
            return;
        }
        if (difference != null) {
            last.changes = difference.between(record, match.stored().fields());
        }
        if (last.changes != null && last.changes.isEmpty() && last.revival == null) {
            RunLedger.settle(rows, OutcomeStatus.UNCHANGED, null);
            last.found = last.known == null || !last.known.hash().equals(last.hash);
        } else {
            rows.forEach(r -> r.addressed = addressed(r.record, match));
        }
    }

    /**
     * The record under the {@code _id} that was found. An update must not create it again, should it go away before the call:
     * so the key that led to it stays behind, as in the component's own look-up.
     */
    private Map<String, Object> addressed(Map<String, Object> record, RecordMatch match) {
        Map<String, Object> addressed = new LinkedHashMap<>();
        addressed.put("_id", match.stored().id());
        record.forEach((field, value) -> {
            if (!field.equals("_id") && (mode.creates() || !field.equals(match.key()))) {
                addressed.put(field, value);
            }
        });
        return addressed;
    }

    /** Notes what became of the records that travelled: the same key may come again in a later batch. */
    void settled(MappedBatch batch) {
        for (List<BatchRow> record : batch.judged()) {
            List<BatchRow> sent = record.stream().filter(r -> r.travels).toList();
            if (!sent.isEmpty() && sent.get(sent.size() - 1).planhatId != null) {
                note(sent, sent.get(sent.size() - 1));
            }
        }
    }

    private void note(List<BatchRow> rows, BatchRow last) {
        StoredRecord before = snapshot.find(last.planhatId);
        if (last.status.confirmed()) {
            Map<String, Object> after =
                    Records.after(object, Records.merged(rows), last.planhatId, before, companies::id);
            if (before == null) {
                after.put(CREATED_HERE, true);
            }
            snapshot.put(after);
        } else if (last.status == OutcomeStatus.UNKNOWN && before != null) {
            snapshot.put(Records.uncertain(object, before));
        }
    }

    /** Whether a record was not there before this run. */
    static boolean createdHere(StoredRecord record) {
        return record.fields().containsKey(CREATED_HERE);
    }

    @Override
    public void close() {
        companies.close();
        if (snapshot != null) {
            snapshot.close();
            snapshot = null;
        }
    }
}
