/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.datapath;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;

/**
 * Where the records lie in an answer. A path that leads to one array means the elements of it; what is no object becomes
 * one with the only field {@code value}. Immutable.
 */
public final class DataPath {
    /** Every element of the array that the answer is. */
    public static final String EVERYTHING = "$[*]";

    private final String text;
    /** Null for {@link #EVERYTHING}, which needs no search. */
    private final JsonPath path;

    private DataPath(String text, JsonPath path) {
        this.text = text;
        this.path = path;
    }

    /**
     * @param where name of the parameter, for messages
     * @throws IllegalArgumentException if the text is no JSONPath
     */
    public static DataPath parse(String where, String text) {
        return new DataPath(text, text.equals(EVERYTHING) ? null : JsonPaths.compile(where, text));
    }

    /** Whether it takes each element of the answer's array by itself, so that it can be asked element by element. */
    public boolean goesByElements() {
        return path == null || text.startsWith("$[*]") || text.startsWith("$[?");
    }

    /**
     * The records of an answer.
     *
     * @param answer JSON as plain Java: Maps, Lists, scalars; null for an answer without a body, which has no records
     * @throws DataPathException if the answer has nothing where the path begins
     */
    public List<Map<String, Object>> records(Object answer) {
        List<Map<String, Object>> records = new ArrayList<>();
        add(found(answer), records);
        return records;
    }

    private Object found(Object answer) {
        if (answer == null) {
            return List.of();
        } else if (path == null) {
            if (answer instanceof List<?>) {
                return answer;
            }
            throw new DataPathException(text, answer);
        }
        try {
            return path.read(answer, JsonPaths.PLAIN);
        } catch (PathNotFoundException e) {
            throw new DataPathException(text, answer);
        }
    }

    private static void add(Object found, List<Map<String, Object>> records) {
        if (found instanceof List<?> list) {
            list.forEach(element -> records.add(record(element)));
        } else if (found != null) {
            records.add(record(found));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> record(Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        Map<String, Object> record = new java.util.LinkedHashMap<>();
        record.put("value", value);
        return record;
    }

    @Override
    public String toString() {
        return text;
    }
}
