/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The few keys by which an answer names one record. There is one for every record of a batch, and a hash table for two or three
 * entries costs several times as much as looking at each.
 */
final class AnswerKeys extends AbstractMap<String, String> {
    private String[] pairs;
    private int used;

    /** @param expected how many keys there may be */
    AnswerKeys(int expected) {
        pairs = new String[2 * expected];
    }

    /** Of a name that comes twice the last value counts. */
    @Override
    public String put(String name, String value) {
        for (int i = 0; i < used; i += 2) {
            if (pairs[i].equals(name)) {
                String before = pairs[i + 1];
                pairs[i + 1] = value;
                return before;
            }
        }
        if (used == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * used);
        }
        pairs[used++] = name;
        pairs[used++] = value;
        return null;
    }

    @Override
    public String get(Object name) {
        for (int i = 0; i < used; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public String getOrDefault(Object name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    @Override
    public int size() {
        return used / 2;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        Set<Entry<String, String>> entries = new LinkedHashSet<>();
        for (int i = 0; i < used; i += 2) {
            entries.add(Map.entry(pairs[i], pairs[i + 1]));
        }
        return entries;
    }
}
