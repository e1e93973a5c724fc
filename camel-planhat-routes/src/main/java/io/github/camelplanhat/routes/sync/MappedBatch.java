/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.mapping.MappedRow;
import io.github.camelplanhat.routes.mapping.RowMapper;
import io.github.camelplanhat.routes.mapping.SkippedRow;
import io.github.camelplanhat.routes.record.RecordKeys;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** One batch between mapping and outcome. */
final class MappedBatch {
    private final List<BatchRow> rows;
    private List<BatchRow> travelling = List.of();
    /** Null until somebody has found out which rows mean the same record. */
    private List<List<BatchRow>> united;

    private long calls;
    private long isolationCalls;

    /**
     * @param firstIndex position of the batch's first row in the run
     * @param targets the fields that the mapping writes
     * @param now when it was read
     */
    MappedBatch(long firstIndex, List<?> batch, RowMapper mapper, RecordKeys keys, Set<String> targets, Instant now) {
        rows = new ArrayList<>(batch.size());
        for (Object row : batch) {
            StoredDeadLetter letter = row instanceof LetterRow again ? again.letter() : null;
            Map<?, ?> source = row instanceof LetterRow again ? again.row() : (Map<?, ?>) row;
            MappedRow mapped = mapper.map(source);
            BatchRow added = new BatchRow(
                    firstIndex + rows.size(),
                    source,
                    letter == null ? now : letter.readAt(),
                    letter,
                    mapped.record(),
                    keys.of(mapped.record()));
            if (source instanceof SkippedRow skipped) {
                added.settle(OutcomeStatus.SKIPPED, skipped.reason());
            } else if (mapped.refused()) {
                added.settle(OutcomeStatus.REFUSED, mapped.reason());
                added.keyDoubtful = keys.doubtful(mapped.record(), targets);
            }
            rows.add(added);
        }
    }

    List<BatchRow> rows() {
        return rows;
    }

    /** Rows whose outcome is open, by key; those without a key have none to share. */
    Map<String, List<BatchRow>> openByKey() {
        Map<String, List<BatchRow>> groups = new LinkedHashMap<>(rows.size() * 2);
        for (BatchRow row : rows) {
            if (row.status == null && row.key != null) {
                groups.computeIfAbsent(row.key, k -> new ArrayList<>(1)).add(row);
            }
        }
        return groups;
    }

    /** Notes which rows mean one record, though they may have different keys. */
    void unite(List<List<BatchRow>> records) {
        united = records;
    }

    /** Rows whose outcome was open when it was found out which records they mean. */
    List<List<BatchRow>> judged() {
        return united == null ? List.of() : united;
    }

    /** Rows whose outcome is open, those of one record together. */
    List<List<BatchRow>> openByRecord() {
        if (united != null) {
            return united.stream()
                    .map(rows -> rows.stream().filter(r -> r.status == null).toList())
                    .filter(rows -> !rows.isEmpty())
                    .toList();
        }
        List<List<BatchRow>> groups = new ArrayList<>(openByKey().values());
        rows.stream().filter(r -> r.status == null && r.key == null).forEach(r -> groups.add(List.of(r)));
        return groups;
    }

    /** The last row of each key. */
    Map<String, BatchRow> latestByKey() {
        Map<String, BatchRow> latest = new LinkedHashMap<>(rows.size() * 2);
        rows.stream().filter(r -> r.key != null).forEach(r -> latest.put(r.key, r));
        return latest;
    }

    /** Lets every row travel whose outcome is open. */
    void board() {
        travelling = rows.stream().filter(r -> r.status == null).toList();
        travelling.forEach(r -> r.travels = true);
    }

    /** Lets none travel after all: every row has its outcome. */
    void stay() {
        travelling = List.of();
    }

    /** What travels to Planhat. */
    List<Map<String, Object>> records() {
        return travelling.stream()
                .map(r -> revived(r, r.addressed == null ? r.record : r.addressed))
                .toList();
    }

    /** A record that left the source and came back leaves the archive, unless the mapping has a say in that. */
    private static Map<String, Object> revived(BatchRow row, Map<String, Object> record) {
        if (row.revival == null || record.containsKey(row.revival.getKey())) {
            return record;
        }
        Map<String, Object> revived = new LinkedHashMap<>(record);
        revived.put(row.revival.getKey(), row.revival.getValue());
        return revived;
    }

    /** The keys of what travels. */
    List<String> departing() {
        return travelling.stream()
                .filter(r -> r.key != null)
                .map(r -> r.key)
                .distinct()
                .toList();
    }

    /** The keys of rows that did not have to travel, because it was found out what Planhat has. */
    List<String> found() {
        return rows.stream().filter(r -> r.found).map(r -> r.key).toList();
    }

    /**
     * Gives every record that was to travel its outcome.
     *
     * @param outcome what the bulk operation told, or null if it told nothing
     * @param rest what became of the records of which it does not tell
     * @param reason why
     */
    void arrive(BulkOutcome outcome, OutcomeStatus rest, String reason) {
        if (outcome != null) {
            calls = outcome.getCalls();
            isolationCalls = outcome.getIsolationCalls();
            for (RecordOutcome told : outcome.getRecords()) {
                BatchRow row = travelling.get(Math.toIntExact(told.index()));
                row.settle(told.status(), told.reason());
                row.planhatId = told.id() == null ? row.planhatId : told.id();
                row.resent |= told.resent();
            }
        }
        travelling.stream().filter(r -> r.status == null).forEach(r -> r.settle(rest, reason));
    }

    /** The counts of all its rows. */
    BulkOutcome outcome() {
        BulkOutcome outcome = new BulkOutcome();
        rows.forEach(r -> outcome.count(r.status, r.resent));
        outcome.addCalls(calls - isolationCalls, false);
        outcome.addCalls(isolationCalls, true);
        return outcome;
    }
}
