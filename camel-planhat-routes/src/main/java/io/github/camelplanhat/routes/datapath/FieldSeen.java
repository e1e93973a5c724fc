/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field that a sample has.
 *
 * @param name its name; {@code custom.Tier} is one custom field
 * @param types the JSON types of its values: array, boolean, null, number, object, string
 * @param records how many of the records have it
 */
public record FieldSeen(String name, List<String> types, long records) {
    /** The fields of these records, in the order in which they come up. */
    public static List<FieldSeen> in(Collection<? extends Map<String, Object>> records) {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        records.forEach(r -> r.forEach((name, value) -> {
            if (name.equals("custom") && value instanceof Map<?, ?> custom && !custom.isEmpty()) {
                custom.forEach((n, v) -> note("custom." + n, v, types, counts));
            } else {
                note(name, value, types, counts);
            }
        }));
        return types.entrySet().stream()
                .map(e -> new FieldSeen(e.getKey(), List.copyOf(e.getValue()), counts.get(e.getKey())))
                .toList();
    }

    private static void note(String name, Object value, Map<String, Set<String>> types, Map<String, Long> counts) {
        types.computeIfAbsent(name, n -> new TreeSet<>()).add(type(value));
        counts.merge(name, 1L, Long::sum);
    }

    private static String type(Object value) {
        if (value == null) {
            return "null";
        } else if (value instanceof Map) {
            return "object";
        } else if (value instanceof List) {
            return "array";
        } else if (value instanceof Number) {
            return "number";
        }
        return value instanceof Boolean ? "boolean" : "string";
    }
}
