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
 * @param record what the mapping made of it, as a JSON object
 * @param index position of the row in its run, from 0
 * @param run the latest run in which it was refused
 * @param attempts in how many runs it was
 * @param first when it was refused for the first time
 * @param last when it was refused most recently
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
        String record,
        long index,
        String run,
        int attempts,
        Instant first,
        Instant last) {}
