/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

import io.github.camelplanhat.routes.store.LetterPage;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

/**
 * Reads dead letters page by page. A letter that fails again carries the id of the run and is not read twice; letters keep
 * their place in the order, since the time at which the source gave a row does not change.
 */
final class LetterRows implements Iterator<LetterRow> {
    private final StateStore store;
    private final Predicate<StoredDeadLetter> wanted;
    private LetterPage page;
    private Iterator<StoredDeadLetter> letters = List.<StoredDeadLetter>of().iterator();
    private StoredDeadLetter next;

    LetterRows(StateStore store, LetterPage first, Predicate<StoredDeadLetter> wanted) {
        this.store = store;
        this.page = first;
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (letters.hasNext() || turn())) {
            StoredDeadLetter letter = letters.next();
            if (wanted.test(letter)) {
                next = letter;
            }
        }
        return next != null;
    }

    /** False at the end. */
    private boolean turn() {
        if (page == null) {
            return false;
        }
        List<StoredDeadLetter> read =
                store.inTransaction(() -> store.deadLetters().oldest(page));
        letters = read.iterator();
        page = read.size() < page.limit() ? null : page.after(read.get(read.size() - 1));
        return letters.hasNext();
    }

    @Override
    public LetterRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LetterRow row = new LetterRow(next);
        next = null;
        return row;
    }
}
