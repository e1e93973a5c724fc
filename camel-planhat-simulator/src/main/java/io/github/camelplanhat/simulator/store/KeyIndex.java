/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds records by the value of one field, which need not be unique. The key strings are those of the records. */
final class KeyIndex {
    private final String field;
    /** A {@link Slot}, or a list of them where several records share the key: most keys have one record. */
    private final Map<String, Object> entries = new HashMap<>();

    KeyIndex(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    List<Slot> find(String key) {
        Object found = entries.get(key);
        if (found == null) {
            return List.of();
        }
        return found instanceof Slot slot ? List.of(slot) : slots(found);
    }

    void add(Slot slot, Doc doc) {
        keys(doc).forEach(key -> add(slot, key));
    }

    void remove(Slot slot, Doc doc) {
        keys(doc).forEach(key -> remove(slot, key));
    }

    /** A list counts with each of its values, such as the domains of a company. */
    private List<String> keys(Doc doc) {
        Object value = doc.get(field);
        if (value instanceof List<?> several) {
            return several.stream().map(String::valueOf).distinct().toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    private void add(Slot slot, String key) {
        entries.merge(key, slot, (old, added) -> {
            List<Slot> several = old instanceof Slot first ? new ArrayList<>(List.of(first)) : slots(old);
            several.add(slot);
            return several;
        });
    }

    private void remove(Slot slot, String key) {
        entries.computeIfPresent(key, (k, old) -> {
            if (old instanceof Slot) {
                return null;
            }
            List<Slot> several = slots(old);
            several.remove(slot);
            return several.size() == 1 ? several.get(0) : several;
        });
    }

    void clear() {
        entries.clear();
    }

    @SuppressWarnings("unchecked")
    private static List<Slot> slots(Object several) {
        return (List<Slot>) several;
    }
}
