/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import io.github.camelplanhat.routes.store.Removals;

/** Counts what is removed. */
final class Tally {
    private Removals counts;

    Tally(Removals before) {
        // What failed or was kept in an earlier process of the run is met again.
        this.counts = new Removals(0, before.deleted(), before.cleared(), before.archived(), before.gone(), 0, 0, null);
    }

    void left(long number) {
        counts = new Removals(
                number,
                counts.deleted(),
                counts.cleared(),
                counts.archived(),
                counts.gone(),
                counts.kept(),
                counts.failed(),
                counts.notice());
    }

    void note(String why) {
        counts = counts.noting(why);
    }

    /** Adds records; {@code removed} were removed in the way of this behaviour. */
    Removals plus(DeleteBehavior how, long removed, long gone, long kept, long failed) {
        return new Removals(
                counts.left(),
                counts.deleted() + (how == DeleteBehavior.DELETE ? removed : 0),
                counts.cleared() + (how == DeleteBehavior.CLEAR ? removed : 0),
                counts.archived() + (how == DeleteBehavior.ARCHIVE ? removed : 0),
                counts.gone() + gone,
                counts.kept() + kept,
                counts.failed() + failed,
                counts.notice());
    }

    void set(Removals now) {
        counts = now;
    }

    Removals counts() {
        return counts;
    }
}
