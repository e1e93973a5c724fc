/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the records of a call by one of their keys. Makes a hash table only when there is no way without one. */
final class KeyColumn {
    private final int key;
    private final List<Entry> entries;
    /** What the batch's assembler knows, if it knows that no two records have the same value; else null. */
    private final EntryTable distinct;

    private final boolean whole;
    private final boolean used;

    /** The first record of each value; null until it is needed. */
    private EntryTable first;
    /** All records of the values that stand in several. */
    private final Map<String, List<Entry>> shared = new HashMap<>();

    KeyColumn(int key, Part part) {
        this.key = key;
        this.entries = part.entries();
        this.distinct = part.batch().distinct(key);
        this.whole = entries.size() == part.batch().entries.size();
        this.used =
                distinct != null ? !distinct.isEmpty() : entries.stream().anyMatch(entry -> entry.keys[key] != null);
    }

    /** Whether any of the records has this key. */
    boolean used() {
        return used;
    }

    /** The record with this value, or null. Only for a key of which no two records have the same value. */
    Entry one(String value) {
        return used ? index().get(value) : null;
    }

    /** All records with this value: the same e-mail or external id may stand in several companies. */
    List<Entry> all(String value) {
        Entry one = used ? index().get(value) : null;
        if (one == null) {
            return List.of();
        }
        List<Entry> several = shared.isEmpty() ? null : shared.get(value);
        return several == null ? List.of(one) : several;
    }

    private EntryTable index() {
        if (first == null && distinct != null && whole) {
            first = distinct;
        } else if (first == null) {
            // Only what travelled can be meant, not the rest of the batch.
            first = new EntryTable(entries.size());
            for (Entry entry : entries) {
                String value = entry.keys[key];
                if (value == null) {
                    continue;
                }
                Entry before = first.get(value);
                if (before == null) {
                    first.put(value, entry);
                } else {
                    shared.computeIfAbsent(value, v -> new ArrayList<>(List.of(before)))
                            .add(entry);
                }
            }
        }
        return first;
    }
}
