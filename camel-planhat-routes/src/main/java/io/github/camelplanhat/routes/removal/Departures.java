/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * The records of a sync that a run did not meet, although it read its whole source to the end. Whoever asks must know that
 * it did, and that every row had a key.
 *
 * @param left how many there are
 * @param known how many records the sync knows, these among them
 * @param records the first of them by their keys; all of them if {@code left} is no more than was asked for
 * @param within whose records {@code known} counts, as in a message: {@code of sync accounts}
 */
public record Departures(long left, long known, List<Missing> records, String within) {
    private static final int PAGE = 1_000;

    public Departures {
        records = List.copyOf(records);
    }

    /** The same for a sync that knows some more records, or fewer, none of which has left. */
    public Departures knowing(long more) {
        return new Departures(left, known + more, records, within);
    }

    /** The same with records that an earlier process of the run removed. */
    public Departures and(long removed) {
        return new Departures(left + removed, known + removed, records, within);
    }

    /**
     * Looks for them in the store; nothing is written.
     *
     * @param seen the slots of the records that the run met and did not write
     * @param most how many of the records to keep in memory
     * @param departed leaves those of a page that have not left after all out
     */
    public static Departures find(
            StateStore store, String sync, String run, BitSet seen, int most, UnaryOperator<List<Missing>> departed) {
        List<Missing> first = new ArrayList<>();
        List<Missing> page = new ArrayList<>();
        long[] left = {0};
        Runnable judge = () -> {
            List<Missing> some = departed.apply(page);
            left[0] += some.size();
            some.stream().limit(most - first.size()).forEach(first::add);
            page.clear();
        };
        long known = store.inTransaction(() -> {
            store.fingerprints().missing(sync, run, seen, m -> {
                page.add(m);
                if (page.size() == PAGE) {
                    judge.run();
                }
            });
            judge.run();
            return store.fingerprints().count(sync);
        });
        return new Departures(left[0], known, first, "of sync " + sync);
    }
}
