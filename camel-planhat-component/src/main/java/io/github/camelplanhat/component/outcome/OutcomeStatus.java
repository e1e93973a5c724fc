/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

/** What became of one record. */
public enum OutcomeStatus {
    /** Planhat confirmed that it stored a new record. */
    CREATED,
    /** Planhat confirmed that it changed an existing record. */
    UPDATED,
    /** Planhat confirmed that it has the record, and that nothing in it changed. */
    UNCHANGED,
    /** Planhat confirmed that it deleted the record. */
    DELETED,
    /**
     * Planhat received it and refused nothing, but does not say that it stored it: user activities, Segment events, metric
     * values. Never a confirmation.
     */
    SENT,
    /** The record was not stored, by Planhat or by a check before sending; the reason says why. */
    REFUSED,
    /**
     * Nothing was to be done for the record itself: another record of the input is the same one; or it is there already
     * (bulkInsert), or not there any more (bulkDelete). The reason says which.
     */
    SKIPPED,
    /** It is not known what became of the record, or it is not what the operation may do; the reason says why. */
    UNKNOWN,
    /** Of a dry run: the operation would store a new record. Nothing was written. */
    WOULD_CREATE,
    /** Of a dry run: the operation would change an existing record. Nothing was written. */
    WOULD_UPDATE,
    /** Of a dry run: the operation would delete the record. Nothing was written. */
    WOULD_DELETE,
    /** Of a dry run: it would be sent, and nobody can tell without sending it what Planhat makes of it. */
    WOULD_SEND;

    /** Whether a dry run tells it of what was not done. */
    public boolean onlyForetold() {
        return this == WOULD_CREATE || this == WOULD_UPDATE || this == WOULD_DELETE || this == WOULD_SEND;
    }

    /** Whether Planhat said that the record is stored, or deleted where that was asked for. */
    public boolean confirmed() {
        return this == CREATED || this == UPDATED || this == UNCHANGED || this == DELETED;
    }

    /**
     * Whether nothing more can be known of the record than this, and nothing speaks against it. What only would happen is not
     * settled: it is what a dry run is made for, and is listed.
     */
    public boolean settled() {
        return confirmed() || this == SENT;
    }
}
