/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.routes.store.LetterPage;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * The order to try dead letters of a sync again: their rows pass through the mapping as it is now, and through the same
 * route as those of the source. A record that succeeds leaves the list; one that fails stays, with its new reason and one
 * attempt more. Letters whose rows the source could not read are left out. Immutable.
 *
 * <pre>{@code
 * SyncReport report = Replay.of("accounts").withReason("owner").run(camelContext);
 * }</pre>
 */
public final class Replay extends SyncOrder {
    private static final int PAGE = 500;

    private final LetterChoice choice;
    private final boolean waiting;
    private final long limit;

    private Replay(String sync, LetterChoice choice, boolean waiting, long limit) {
        super(sync, RunKind.REPLAY);
        this.choice = choice;
        this.waiting = waiting;
        this.limit = limit;
    }

    /** All dead letters of a sync. */
    public static Replay of(String sync) {
        return new Replay(sync, LetterChoice.ALL, false, Long.MAX_VALUE);
    }

    /** The oldest of those letters that wait for their company. */
    static Replay ofWaiting(String sync, long limit) {
        return new Replay(sync, LetterChoice.ALL, true, limit);
    }

    /** Only letters whose reason contains this text, in any case. */
    public Replay withReason(String text) {
        return new Replay(sync(), new LetterChoice(text, choice.ids()), waiting, limit);
    }

    /** Only letters with one of these ids, as the command {@code dead-letters} shows them. */
    public Replay withIds(Set<Long> ids) {
        return new Replay(sync(), new LetterChoice(choice.reason(), ids), waiting, limit);
    }

    @Override
    boolean bringsRows() {
        return true;
    }

    @Override
    Iterator<?> rows(StateStore store, String run) {
        TreeSet<Long> ids = new TreeSet<>(choice.ids());
        long lowest = ids.isEmpty() ? 0 : ids.first();
        long highest = ids.isEmpty() ? Long.MAX_VALUE : ids.last();
        LetterPage first = LetterPage.first(sync(), run, lowest, highest, waiting, PAGE);
        return new LetterRows(store, first, choice::includes, limit);
    }
}
