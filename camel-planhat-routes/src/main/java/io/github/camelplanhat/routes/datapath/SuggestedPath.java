/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A path at which an answer has records.
 *
 * @param path JSONPath, to be used as the path to the data
 * @param records how many there are in this answer
 */
public record SuggestedPath(String path, long records) {
    private static final int DEPTH = 5;
    private static final String WHOLE = "$";

    /**
     * Every array of objects, the shortest path first, and the answer itself if it is an object: before them if it has an
     * {@code _id}, as a record has, else behind them.
     */
    public static List<SuggestedPath> of(Object answer) {
        Map<String, Long> found = new LinkedHashMap<>();
        if (answer instanceof Map<?, ?> map && !map.isEmpty()) {
            found.put(WHOLE, 1L);
        }
        walk(answer, "$", DEPTH, found);
        return found.entrySet().stream()
                .map(e -> new SuggestedPath(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(s -> rank(s.path(), answer)))
                .toList();
    }

    private static long rank(String path, Object answer) {
        if (path.equals(WHOLE)) {
            return ((Map<?, ?>) answer).containsKey("_id") ? 0 : Long.MAX_VALUE;
        }
        return path.chars().filter(c -> c == '.' || c == '[').count();
    }

    private static void walk(Object value, String path, int depth, Map<String, Long> found) {
        if (depth == 0) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, child) -> walk(child, path + step(String.valueOf(name)), depth - 1, found));
        } else if (value instanceof List<?> list) {
            long objects = list.stream().filter(Map.class::isInstance).count();
            if (objects > 0) {
                found.merge(path + "[*]", objects, Long::sum);
            }
            list.forEach(child -> walk(child, path + "[*]", depth - 1, found));
        }
    }

    private static String step(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name.replace("'", "\\'") + "']";
    }
}
