/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** Finds the records of a call that its answer may mean, by the keys that the answer names. */
final class KeyIndex {
    private final List<String> keyables;
    /** Under which other name a key may come back; null for none. */
    private final String[] readNames;

    private final Part part;
    /** By key; null until an answer names it. */
    private final KeyColumn[] columns;

    KeyIndex(PlanhatObject object, Part part) {
        this.keyables = object.keyables();
        this.readNames = keyables.stream().map(object.readNames()::get).toArray(String[]::new);
        this.part = part;
        this.columns = new KeyColumn[keyables.size()];
    }

    /** The only record that {@link #find} would find; null where it finds none or several. */
    Entry only(Map<String, String> named) {
        for (int k = 0; k < columns.length; k++) {
            String value = value(named, k);
            if (value == null) {
                continue;
            }
            if (part.batch().distinct(k) == null) {
                List<Entry> found = find(named);
                return found.size() == 1 ? found.get(0) : null;
            }
            Entry one = column(k).one(value);
            if (one != null && agrees(one, named, k)) {
                return one;
            }
        }
        return null;
    }

    /**
     * The record that carries the strongest of these keys; all records of that key where no key tells them apart; empty
     * where none of the batch is meant. A record with another value of a stronger key is another one.
     */
    List<Entry> find(Map<String, String> named) {
        List<Entry> several = List.of();
        for (int k = 0; k < columns.length; k++) {
            String value = value(named, k);
            List<Entry> found = value == null ? List.of() : agreeing(column(k).all(value), named, k);
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

    private KeyColumn column(int key) {
        if (columns[key] == null) {
            columns[key] = new KeyColumn(key, part);
        }
        return columns[key];
    }

    private String value(Map<String, String> named, int key) {
        String value = named.get(keyables.get(key));
        return value == null && readNames[key] != null ? named.get(readNames[key]) : value;
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
            // Most often no record has the stronger key: then none has to be looked at.
            if (column(k).used()) {
                String value = entry.keys[k] == null ? null : value(named, k);
                if (value != null && !value.equals(entry.keys[k])) {
                    return false;
                }
            }
        }
        return true;
    }
}
