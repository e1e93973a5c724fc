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
            byKey.add(index(entries, k));
        }
    }

    private static Map<String, List<Entry>> index(List<Entry> entries, int key) {
        Map<String, List<Entry>> index = Map.of();
        for (Entry entry : entries) {
            if (entry.keys[key] != null) {
                index = index.isEmpty() ? new HashMap<>(entries.size() * 2) : index;
                index.merge(entry.keys[key], List.of(entry), KeyIndex::join);
            }
        }
        return index;
    }

    /** The same e-mail or external id may stand in several companies. */
    private static List<Entry> join(List<Entry> some, List<Entry> one) {
        List<Entry> joined = new ArrayList<>(some);
        joined.addAll(one);
        return joined;
    }

    /**
     * The record that carries the strongest of these keys; all records of that key where no key tells them apart; empty
     * where none of the batch is meant. A record with another value of a stronger key is another one.
     */
    List<Entry> find(Map<String, String> named) {
        List<Entry> several = List.of();
        for (int k = 0; k < keyables.size(); k++) {
            String value = value(named, k);
            List<Entry> found =
                    value == null ? List.of() : agreeing(byKey.get(k).getOrDefault(value, List.of()), named, k);
            if (!several.isEmpty()) {
                found = found.stream().filter(several::contains).toList();
            }
            if (found.size() == 1) {
                return found;
            }
            several = several.isEmpty() ? found : several;
        }
        return several;
    }

    private String value(Map<String, String> named, int key) {
        String keyable = keyables.get(key);
        String value = named.get(keyable);
        return value == null && readNames.containsKey(keyable) ? named.get(readNames.get(keyable)) : value;
    }

    private List<Entry> agreeing(List<Entry> found, Map<String, String> named, int key) {
        if (found.size() == 1) {
            // Nearly all; a stream for each costs more than the rest of the search.
            return agrees(found.get(0), named, key) ? found : List.of();
        }
        return key == 0 || found.isEmpty()
                ? found
                : found.stream().filter(e -> agrees(e, named, key)).toList();
    }

    private boolean agrees(Entry entry, Map<String, String> named, int below) {
        for (int k = 0; k < below; k++) {
            String value = entry.keys[k] == null ? null : value(named, k);
            if (value != null && !value.equals(entry.keys[k])) {
                return false;
            }
        }
        return true;
    }
}
