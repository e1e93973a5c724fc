/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.store.DeadLetterStore;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.RunRow;

/** Which dead letters the outcomes of a batch take off the list. */
final class LetterBook {
    private final DeadLetterStore store;
    private final RunRow run;

    LetterBook(DeadLetterStore store, RunRow run) {
        this.store = store;
        this.run = run;
    }

    /**
     * Takes off the letters whose rows were tried again and are answered for: confirmed, carried by a newer row, or about
     * to be a letter under another key, because the mapping has changed.
     *
     * @param again letters that the batch writes
     */
    void close(List<BatchRow> rows, List<NewDeadLetter> again) {
        Set<Long> kept = again.stream()
                .filter(l -> l.origin() != null && l.origin().key().equals(l.key()))
                .map(l -> l.origin().id())
                .collect(Collectors.toSet());
        store.remove(rows.stream()
                .filter(r -> r.letter != null && !kept.contains(r.letter.id()))
                .map(r -> r.letter.id())
                .distinct()
                .toList());
    }

    /** Takes off what the store still has of the records that are in Planhat now; not what is newer than a row tried again. */
    void resolve(Collection<BatchRow> latest) {
        Map<String, Instant> readAt = new HashMap<>();
        latest.stream()
                .filter(r -> r.status.confirmed())
                .forEach(r -> readAt.put(r.key, r.letter == null ? Instant.MAX : r.readAt));
        store.resolveOlder(run.sync(), readAt);
    }
}
