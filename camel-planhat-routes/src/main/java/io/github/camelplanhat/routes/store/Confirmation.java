/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

/**
 * What a run learned of a record.
 *
 * @param known the fingerprint that there is already, or null
 * @param hash of the mapped record; empty where it is not known what Planhat has now
 * @param planhatId Planhat's id, or null where the answer did not tell
 * @param rowAt when the source gave the row that made the record what it is; null to leave that as it is stored
 */
public record Confirmation(
        String key, Fingerprint known, String hash, String planhatId, OutcomeStatus status, Instant rowAt) {
    public Confirmation(String key, Fingerprint known, String hash, String planhatId, OutcomeStatus status) {
        this(key, known, hash, planhatId, status, null);
    }
}
