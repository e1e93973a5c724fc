/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * A dead letter as a run writes it; see {@link StoredDeadLetter}.
 *
 * @param readAt when the source gave the row; null for now
 * @param origin the letter that the row came out of; null for a row of the source
 */
public record NewDeadLetter(
        String key,
        String recordHash,
        OutcomeStatus status,
        String reason,
        String row,
        String rowTypes,
        String record,
        long index,
        boolean unreadable,
        boolean waiting,
        Instant readAt,
        LetterOrigin origin) {

    /** A row of the source that has nothing but what JSON has a form for. */
    public NewDeadLetter(
            String key, String recordHash, OutcomeStatus status, String reason, String row, String record, long index) {
        this(key, recordHash, status, reason, row, "{}", record, index, false, false, null, null);
    }
}
