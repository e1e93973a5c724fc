/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.deadletter.DeadLetter;
import io.github.camelplanhat.routes.mapping.MappedRow;
import io.github.camelplanhat.routes.mapping.RowMapper;

/**
 * One batch between mapping and outcome. Records that the mapping refused do not travel; the others keep the way back to
 * their rows by position, without copies.
 */
final class MappedBatch {
    private final long firstIndex;
    private final List<?> rows;
    private final List<Map<String, Object>> records;
    private final int[] positions;
    private final List<DeadLetter> refused = new ArrayList<>();

    /** {@code firstIndex} is the position of the batch's first row in the run. */
    MappedBatch(long firstIndex, List<?> rows, RowMapper mapper) {
        this.firstIndex = firstIndex;
        this.rows = rows;
        this.records = new ArrayList<>(rows.size());
        this.positions = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            MappedRow mapped = mapper.map((Map<?, ?>) rows.get(i));
            if (mapped.refused()) {
                refused.add(letter(i, OutcomeStatus.REFUSED, mapped.reason(), mapped.record()));
            } else {
                positions[records.size()] = i;
                records.add(mapped.record());
            }
        }
    }

    /** What travels to Planhat. */
    List<Map<String, Object>> records() {
        return records;
    }

    /** What the mapping refused. */
    List<DeadLetter> refused() {
        return refused;
    }

    /**
     * The outcome with one for every record that was to travel.
     *
     * @param outcome what the bulk operation told, or null if it told nothing
     * @param rest what became of the records at the end that it does not account for
     * @param reason why
     */
    BulkOutcome complete(BulkOutcome outcome, OutcomeStatus rest, String reason) {
        BulkOutcome complete = outcome == null ? new BulkOutcome() : outcome;
        for (long i = complete.getRead(); i < records.size(); i++) {
            complete.add(new RecordOutcome(i, rest, null, null, reason, false, null));
        }
        return complete;
    }

    /** The dead letter of a record that travelled. */
    DeadLetter letter(RecordOutcome outcome) {
        int travelled = Math.toIntExact(outcome.index());
        return letter(positions[travelled], outcome.status(), outcome.reason(), records.get(travelled));
    }

    private DeadLetter letter(int position, OutcomeStatus status, String reason, Map<String, Object> record) {
        return new DeadLetter(firstIndex + position, status, reason, rows.get(position), record);
    }
}
