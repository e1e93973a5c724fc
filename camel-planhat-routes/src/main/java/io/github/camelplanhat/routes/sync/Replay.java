/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.routes.store.LetterPage;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

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
    /** How many of those that wait for their company; 0 for letters of any kind. */
    private final int waiting;

    private Replay(String sync, LetterChoice choice, int waiting) {
        super(sync, RunKind.REPLAY);
        this.choice = choice;
        this.waiting = waiting;
    }

    /** All dead letters of a sync. */
    public static Replay of(String sync) {
        return new Replay(sync, LetterChoice.ALL, 0);
    }

    /** Letters that wait for their company, those first whose latest try was the earliest. */
    static Replay ofWaiting(String sync, int limit) {
        return new Replay(sync, LetterChoice.ALL, limit);
    }

    /** Only letters whose reason contains this text, in any case. */
    public Replay withReason(String text) {
        return new Replay(sync(), new LetterChoice(text, choice.ids()), waiting);
    }

    /** Only letters with one of these ids, as the command {@code dead-letters} shows them. */
    public Replay withIds(Set<Long> ids) {
        return new Replay(sync(), new LetterChoice(choice.reason(), ids), waiting);
    }

    @Override
    boolean bringsRows() {
        return true;
    }

    @Override
    Iterator<?> rows(StateStore store, String run) {
        if (waiting > 0) {
            return waiting(store);
        }
        TreeSet<Long> ids = new TreeSet<>(choice.ids());
        long lowest = ids.isEmpty() ? 0 : ids.first();
        long highest = ids.isEmpty() ? Long.MAX_VALUE : ids.last();
        LetterPage first = LetterPage.first(sync(), run, lowest, highest, PAGE);
        return new LetterRows(store, first, choice::includes);
    }

    /** Of one record's rows the one that was read first goes first. */
    private Iterator<LetterRow> waiting(StateStore store) {
        return store.inTransaction(() -> store.deadLetters().waiting(sync(), waiting)).stream()
                .sorted(Comparator.comparing(StoredDeadLetter::readAt).thenComparing(StoredDeadLetter::index))
                .map(LetterRow::new)
                .iterator();
    }
}
