/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * The records of a sync that a run did not meet, although it read its whole source to the end. Whoever asks must know that
 * it did, and that every row had a key.
 *
 * @param left how many there are
 * @param known how many records the sync knows, these among them
 * @param records the first of them by their keys; all of them if {@code left} is no more than was asked for
 */
public record Departures(long left, long known, List<Missing> records) {
    public Departures {
        records = List.copyOf(records);
    }

    /** The same for a sync that knows some more records, none of which has left. */
    public Departures knowing(long more) {
        return new Departures(left, known + more, records);
    }

    /**
     * Looks for them in the store; nothing is written.
     *
     * @param seen the slots of the records that the run met and did not write
     * @param most how many of the records to keep in memory
     */
    public static Departures find(StateStore store, String sync, String run, BitSet seen, int most) {
        List<Missing> first = new ArrayList<>();
        long[] left = {0};
        long known = store.inTransaction(() -> {
            store.fingerprints().missing(sync, run, seen, m -> {
                left[0]++;
                if (first.size() < most) {
                    first.add(m);
                }
            });
            return store.fingerprints().count(sync);
        });
        return new Departures(left[0], known, first);
    }
}
