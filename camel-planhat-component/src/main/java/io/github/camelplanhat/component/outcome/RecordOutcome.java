/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

import java.util.Map;
import java.util.Objects;

/**
 * What became of one input record of a bulk operation.
 *
 * @param index position in the input, from 0
 * @param status what became of it
 * @param id Planhat's id, or null where the answer did not tell
 * @param key the strongest key that the record carries, as {@code field=value}, or null for a keyless record
 * @param reason why it is not confirmed, or what is uncertain about it; null if there is nothing to say
 * @param resent whether the record travelled more than once, so that CREATED, UPDATED and UNCHANGED may differ from what
 *     a single call would have said
 * @param record the record as it was given; null where {@code outcomes} does not ask for it
 * @param changes of a dry run: the fields in which a record that would be updated differs from the stored one, custom fields as
 *     {@code custom.Name}; empty otherwise
 */
public record RecordOutcome(
        long index,
        OutcomeStatus status,
        String id,
        String key,
        String reason,
        boolean resent,
        Object record,
        Map<String, FieldChange> changes) {
    public RecordOutcome {
        Objects.requireNonNull(status);
        Objects.requireNonNull(changes);
    }

    public RecordOutcome(
            long index, OutcomeStatus status, String id, String key, String reason, boolean resent, Object record) {
        this(index, status, id, key, reason, resent, record, Map.of());
    }

    /** The same outcome without the record itself. */
    RecordOutcome withoutRecord() {
        return new RecordOutcome(index, status, id, key, reason, resent, null, changes);
    }

    /** The same outcome of a record that stands further behind in a longer input. */
    RecordOutcome shifted(long by) {
        return new RecordOutcome(index + by, status, id, key, reason, resent, record, changes);
    }
}
