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
    UNKNOWN;

    /** Whether Planhat said that the record is stored, or deleted where that was asked for. */
    public boolean confirmed() {
        return this == CREATED || this == UPDATED || this == UNCHANGED || this == DELETED;
    }

    /** Whether nothing more can be known of the record than this, and nothing speaks against it. */
    public boolean settled() {
        return confirmed() || this == SENT;
    }
}
