/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** Finds the record of a batch that an answer means, by the keys that the answer names. */
final class KeyIndex {
    private static final Entry AMBIGUOUS = new Entry(-1, Map.of(), null, new String[0], List.of());

    private final List<String> keyables;
    private final List<Map<String, Entry>> byKey = new ArrayList<>();
    private final Map<String, String> readNames;

    KeyIndex(PlanhatObject object, List<Entry> entries) {
        this.keyables = object.keyables();
        this.readNames = object.readNames();
        for (int k = 0; k < keyables.size(); k++) {
            Map<String, Entry> index = new HashMap<>(entries.size() * 2);
            for (Entry entry : entries) {
                if (entry.keys[k] != null && index.put(entry.keys[k], entry) != null) {
                    // The same e-mail or external id in two companies: this key does not tell which record is meant.
                    index.put(entry.keys[k], AMBIGUOUS);
                }
            }
            byKey.add(index);
        }
    }

    /** The one record that carries the strongest of these keys, or null. */
    Entry find(Map<String, String> named) {
        for (int k = 0; k < keyables.size(); k++) {
            String keyable = keyables.get(k);
            String value = named.get(keyable);
            if (value == null && readNames.containsKey(keyable)) {
                value = named.get(readNames.get(keyable));
            }
            Entry entry = value == null ? null : byKey.get(k).get(value);
            if (entry != null && entry != AMBIGUOUS) {
                return entry;
            }
        }
        return null;
    }
}
