/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * What a run did with the records that have left its source;
 * {@code left = deleted + cleared + archived + gone + kept + failed}, unless nothing was removed at all.
 *
 * @param left records of the sync that the source no longer has
 * @param deleted those that Planhat deleted
 * @param cleared those whose mapped fields were emptied
 * @param archived those that were archived
 * @param gone those of which there was nothing left to remove
 * @param kept those that were left alone, because they may be in the source after all, or another sync has them too
 * @param failed those that Planhat did not remove, or of which it is not known; the next run tries them again
 * @param notice why nothing, or not everything, was removed; null if there is nothing to say
 */
public record Removals(
        long left, long deleted, long cleared, long archived, long gone, long kept, long failed, String notice) {
    public static final Removals NONE = new Removals(0, 0, 0, 0, 0, 0, 0, null);

    /** Records that are not in Planhat any more as they were. */
    public long removed() {
        return deleted + cleared + archived;
    }

    /** Whether what has left the source is dealt with. */
    public boolean clean() {
        return failed == 0 && notice == null;
    }

    /** Both together; the notices are left out. */
    public Removals plus(Removals o) {
        return new Removals(
                left + o.left,
                deleted + o.deleted,
                cleared + o.cleared,
                archived + o.archived,
                gone + o.gone,
                kept + o.kept,
                failed + o.failed,
                null);
    }

    public Removals noting(String why) {
        return new Removals(left, deleted, cleared, archived, gone, kept, failed, why);
    }
}
