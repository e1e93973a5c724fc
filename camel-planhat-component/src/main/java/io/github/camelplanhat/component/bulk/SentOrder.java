/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;

/**
 * Looks for records in the order in which they were sent, in which most answers name them: the next one is then most often
 * the right one, and no hash table is needed. An answer in another order soon uses up what such a search may cost.
 */
final class SentOrder {
    private final List<Entry> entries;
    private int next;
    /** So many more records may be looked at in vain: enough for the created ones in their order, and then the updated. */
    private int patience;

    SentOrder(List<Entry> entries) {
        this.entries = entries;
        this.patience = 2 * entries.size();
    }

    /** A record with this value, or null; null does not mean that there is none. */
    Entry find(int key, String value) {
        for (int tried = 0; tried < entries.size() && patience > 0; tried++) {
            Entry entry = entries.get(next);
            next = next + 1 == entries.size() ? 0 : next + 1;
            if (value.equals(entry.keys[key])) {
                return entry;
            }
            patience--;
        }
        return null;
    }
}
