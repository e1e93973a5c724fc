/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

/**
 * What a run did about records that left its source. None of them is in the counts of rows.
 *
 * @param deleted records that Planhat no longer has
 * @param cleared records whose mapped fields were emptied
 * @param archived records that were put into Planhat's archive
 * @param gone records that Planhat did not have any more, whoever took them away
 * @param kept records that should have gone and are still as they were; the reasons of the run say why
 */
public record RunRemovals(long deleted, long cleared, long archived, long gone, long kept) {
    public static final RunRemovals NONE = new RunRemovals(0, 0, 0, 0, 0);

    public RunRemovals plus(RunRemovals more) {
        return new RunRemovals(
                deleted + more.deleted,
                cleared + more.cleared,
                archived + more.archived,
                gone + more.gone,
                kept + more.kept);
    }

    /** Those that are not in Planhat any more as they were, because of the run. */
    public long removed() {
        return deleted + cleared + archived;
    }

    public boolean any() {
        return !equals(NONE);
    }
}
