/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/**
 * Which dead letters to read next, the row that the source gave first going first.
 *
 * @param sync whose letters
 * @param notOf letters of this run are left out: it has tried them already
 * @param lowest id of a letter to read
 * @param highest id of a letter to read
 */
public record LetterPage(
        String sync, String notOf, long lowest, long highest, Instant readAt, long index, long id, int limit) {

    /** The first page. */
    public static LetterPage first(String sync, String notOf, long lowest, long highest, int limit) {
        return new LetterPage(sync, notOf, lowest, highest, Instant.EPOCH, Long.MIN_VALUE, 0, limit);
    }

    boolean choosesIds() {
        return lowest > 0 || highest < Long.MAX_VALUE;
    }

    /** The page that begins behind this letter. */
    public LetterPage after(StoredDeadLetter last) {
        return new LetterPage(sync, notOf, lowest, highest, last.readAt(), last.index(), last.id(), limit);
    }
}
