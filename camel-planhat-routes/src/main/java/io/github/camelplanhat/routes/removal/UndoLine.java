/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;

/**
 * What became of one entry of the journal.
 *
 * @param key what the sync knew the record by
 * @param action what had been done to it: {@code delete}, {@code clear} or {@code archive}
 * @param result what was done, or in a dry run would be done
 * @param id Planhat's id of the record; of one that was created again, its new one; null if there is none
 * @param formerId Planhat's id that it had
 * @param notes what was not restored, and why
 */
public record UndoLine(String key, String action, Result result, String id, String formerId, List<String> notes) {
    /** How it went. */
    public enum Result {
        /** The former values are back. */
        RESTORED,
        /** The record is there again, under a new id. */
        RECREATED,
        /** It had been taken back before; nothing was done. */
        UNDONE_BEFORE,
        /** The record is as it was, or there is one with its key again; nothing was done. */
        NOTHING_TO_DO,
        /** It is not as it was; the notes say why. */
        NOT_RESTORED
    }

    public UndoLine {
        notes = List.copyOf(notes);
    }
}
