/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** Finds the records of a batch that an answer may mean, by the keys that the answer names. */
final class KeyIndex {
    private final List<String> keyables;
    private final List<Map<String, List<Entry>>> byKey = new ArrayList<>();
    private final Map<String, String> readNames;

    KeyIndex(PlanhatObject object, List<Entry> entries) {
        this.keyables = object.keyables();
        this.readNames = object.readNames();
        for (int k = 0; k < keyables.size(); k++) {
            Map<String, List<Entry>> index = new HashMap<>(entries.size() * 2);
            for (Entry entry : entries) {
                if (entry.keys[k] != null) {
                    index.merge(entry.keys[k], List.of(entry), KeyIndex::join);
                }
            }
            byKey.add(index);
        }
    }

    /** The same e-mail or external id may stand in several companies. */
    private static List<Entry> join(List<Entry> some, List<Entry> one) {
        List<Entry> joined = new ArrayList<>(some);
        joined.addAll(one);
        return joined;
    }

    /**
     * The record that carries the strongest of these keys; all records of that key where no key tells them apart; empty
     * where none of the batch is meant.
     */
    List<Entry> find(Map<String, String> named) {
        List<Entry> several = List.of();
        for (int k = 0; k < keyables.size(); k++) {
            String keyable = keyables.get(k);
            String value = named.get(keyable);
            if (value == null && readNames.containsKey(keyable)) {
                value = named.get(readNames.get(keyable));
            }
            List<Entry> found = value == null ? List.of() : byKey.get(k).getOrDefault(value, List.of());
            if (found.size() == 1) {
                return found;
            }
            several = several.isEmpty() ? found : several;
        }
        return several;
    }
}
