/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

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
 */
public record RecordOutcome(
        long index, OutcomeStatus status, String id, String key, String reason, boolean resent, Object record) {
    public RecordOutcome {
        Objects.requireNonNull(status);
    }
}
