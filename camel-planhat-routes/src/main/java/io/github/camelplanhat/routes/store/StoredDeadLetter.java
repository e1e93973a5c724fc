/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * A row that is not confirmed to be in Planhat.
 *
 * @param key the record's strongest key as {@code field=value}, or {@code row=<hash>} for a record without any
 * @param recordHash of the mapped record
 * @param status REFUSED or UNKNOWN
 * @param reason why
 * @param row what the source gave, as a JSON object
 * @param rowTypes the classes of the row's values that JSON has no form for, as a JSON object; null if they were not noted
 * @param record what the mapping made of it, as a JSON object
 * @param index position of the row in the run that read it, from 0
 * @param run the latest run in which it was refused
 * @param attempts in how many runs it was
 * @param first when it was refused for the first time
 * @param last when it was refused most recently
 * @param readAt when the source gave the row
 * @param unreadable the source could not read the row, so that there is nothing to try again
 * @param waiting it is refused only because its company is not there, and is tried again by later runs
 */
public record StoredDeadLetter(
        long id,
        String sync,
        String object,
        String key,
        String recordHash,
        OutcomeStatus status,
        String reason,
        String row,
        String rowTypes,
        String record,
        long index,
        String run,
        int attempts,
        Instant first,
        Instant last,
        Instant readAt,
        boolean unreadable,
        boolean waiting) {

    /** What a letter that comes of another try keeps of this one. */
    public LetterOrigin origin() {
        return new LetterOrigin(id, key, readAt, attempts, first);
    }
}
