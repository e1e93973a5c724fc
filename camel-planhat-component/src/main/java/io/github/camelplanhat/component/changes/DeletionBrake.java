/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

/**
 * Stops a poll before a broken list, or a token that sees nothing any more, is read as thousands of deletions.
 *
 * @param what object and operation, for messages
 * @param maxDeletions most records that may be missing at once; negative for any number
 */
public record DeletionBrake(String what, int maxDeletions) {
    /** A list may lose all of its records only if it has this many or fewer. */
    private static final int SMALL_LIST = 10;

    /**
     * @param missing known records that the list does not have
     * @param known all known records
     * @throws DeletionBrakeException if that is too many
     */
    public void check(long missing, long known) {
        if (maxDeletions < 0) {
            return;
        }
        if (missing > maxDeletions) {
            throw stop(missing, known, "more than maxDeletions=" + maxDeletions);
        }
        if (missing == known && known > SMALL_LIST) {
            throw stop(missing, known, "and that is all of them");
        }
    }

    private DeletionBrakeException stop(long missing, long known, String why) {
        return new DeletionBrakeException(
                what + ": " + missing + " of " + known + " known records are missing from the list, " + why
                        + "; none is told of as deleted. Look whether the service account can still see them. If they"
                        + " are really gone, set maxDeletions to -1 for one poll",
                missing,
                known);
    }
}
