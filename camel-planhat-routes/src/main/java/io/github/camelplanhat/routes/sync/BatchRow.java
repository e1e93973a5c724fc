/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Map;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.store.Fingerprint;

/** A row of a batch, what the mapping made of it, and what becomes of it. */
final class BatchRow {
    /** Position of the row in its run, from 0. */
    final long index;

    final Map<?, ?> row;
    final Map<String, Object> record;
    /** Null for a record without any key. */
    final String key;
    /** What Planhat was last known to have of it, or null. */
    Fingerprint known;
    /** Of all records of the batch with this key together. */
    String hash;

    /** The record as it is sent, where that is not as it was mapped. */
    Map<String, Object> addressed;
    /** Whether it was found out without a call what Planhat has of it, other than was known. */
    boolean found;

    boolean travels;
    boolean resent;
    /** Null until it is known. */
    OutcomeStatus status;

    String reason;
    String planhatId;

    BatchRow(long index, Map<?, ?> row, Map<String, Object> record, String key) {
        this.index = index;
        this.row = row;
        this.record = record;
        this.key = key;
    }

    void settle(OutcomeStatus outcome, String why) {
        status = outcome;
        reason = why;
    }

    boolean lost() {
        return status == OutcomeStatus.REFUSED || status == OutcomeStatus.UNKNOWN;
    }
}
