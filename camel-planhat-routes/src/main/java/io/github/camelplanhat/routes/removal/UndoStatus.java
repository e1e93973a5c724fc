/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/** What became of one removal that was to be taken back. */
public enum UndoStatus {
    /** The record has its former values again. */
    RESTORED,
    /** The record is there again, as a new one with a new {@code _id}. */
    RECREATED,
    /** Nothing was to be done: the record is as it was. */
    UNCHANGED,
    /** Some fields were changed by others since, and are left as they are now. */
    PARTLY,
    /** Nothing was done; the note says why. */
    LEFT,
    /** Planhat refused it, or its answer did not account for it. */
    REFUSED;

    /** Whether nothing remains to be done. */
    public boolean done() {
        return this == RESTORED || this == RECREATED || this == UNCHANGED;
    }
}
