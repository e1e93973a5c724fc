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
    /**
     * Planhat received it and refused nothing, but does not say that it stored it: user activities, Segment events, metric
     * values. Never a confirmation.
     */
    SENT,
    /** The record was not stored, by Planhat or by a check before sending; the reason says why. */
    REFUSED,
    /** The record was not sent by itself, because a later record of the same batch carries its content. */
    SKIPPED,
    /** It is not known whether the record was stored; the reason says why. */
    UNKNOWN;

    /** Whether Planhat said that the record is stored. */
    public boolean confirmed() {
        return this == CREATED || this == UPDATED || this == UNCHANGED;
    }

    /** Whether nothing more can be known of the record than this, and nothing speaks against it. */
    public boolean settled() {
        return confirmed() || this == SENT;
    }
}
