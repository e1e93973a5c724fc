/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * What Planhat was last known to have of a record.
 *
 * @param slot a number that no other record has, small enough to be the index of a bit
 * @param hash of the mapped record; empty where it is not known what Planhat has
 * @param status with which it was last confirmed
 * @param run in which it was
 * @param rowAt when the source gave the row that made the record what it is; null where it is not known
 * @param planhatId Planhat's id of it; null where no answer told it
 */
public record Fingerprint(
        long slot, String key, String hash, OutcomeStatus status, String run, Instant rowAt, String planhatId) {
    /** In place of a hash: the record is archived, because it has left the source. */
    public static final String ARCHIVED = "archived";

    public Fingerprint(long slot, String key, String hash, OutcomeStatus status, String run) {
        this(slot, key, hash, status, run, null, null);
    }

    public boolean archived() {
        return hash.equals(ARCHIVED);
    }
}
