/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Instant;
import java.util.Map;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

/** A row of a batch, what the mapping made of it, and what becomes of it. */
final class BatchRow {
    /** Position of the row in its run, from 0. */
    final long index;

    final Map<?, ?> row;
    /** When the source gave it. */
    final Instant readAt;

    /** The dead letter that it came out of; null for a row of the source. */
    final StoredDeadLetter letter;

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

    /** Whether a better key than its own could not be read, so that nobody knows which record it stands for. */
    boolean keyDoubtful;
    /** What takes the record out of Planhat's archive, if the sync put it there when it left the source; else null. */
    Map.Entry<String, Object> revival;

    /** The record of Planhat that it means, where that was looked for and found. */
    StoredRecord stored;
    /** What it changes there; null where it was not compared. */
    Map<String, FieldChange> changes;

    boolean travels;
    boolean resent;
    /** Refused only because its company is not there. */
    boolean waiting;

    /** Null until it is known. */
    OutcomeStatus status;

    String reason;
    String planhatId;

    BatchRow(
            long index,
            Map<?, ?> row,
            Instant readAt,
            StoredDeadLetter letter,
            Map<String, Object> record,
            String key) {
        this.index = index;
        this.row = row;
        this.readAt = readAt;
        this.letter = letter;
        this.record = record;
        this.key = key;
    }

    void settle(OutcomeStatus outcome, String why) {
        status = outcome;
        reason = why;
    }

    /** Whether Planhat has the record from a row that the source gave after this one. */
    boolean superseded() {
        return letter != null
                && known != null
                && known.rowAt() != null
                && known.rowAt().isAfter(readAt);
    }

    boolean lost() {
        return status == OutcomeStatus.REFUSED || status == OutcomeStatus.UNKNOWN;
    }
}
