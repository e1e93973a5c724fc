/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;

/**
 * Looks for records in the order in which they were sent. Where an answer names them in that order, the next one is the right
 * one, and no hash table is asked. Planhat does not say in which order it names them: in another, the search soon gives up.
 */
final class SentOrder {
    private static final int PATIENCE = 100;
    /** A record that is found makes up for a few between it and the one before, which the answer does not name. */
    private static final int REWARD = 3;

    private final List<Entry> entries;
    private int next;
    /** So many more records may be looked at in vain. */
    private int patience = PATIENCE;

    SentOrder(List<Entry> entries) {
        this.entries = entries;
    }

    /** A record with this value, or null; null does not mean that there is none. */
    Entry find(int key, String value) {
        for (int tried = 0; tried < entries.size() && patience > 0; tried++) {
            Entry entry = entries.get(next);
            next = next + 1 == entries.size() ? 0 : next + 1;
            if (value.equals(entry.keys[key])) {
                patience = Math.min(patience + REWARD, entries.size() + PATIENCE);
                return entry;
            }
            patience--;
        }
        return null;
    }
}
