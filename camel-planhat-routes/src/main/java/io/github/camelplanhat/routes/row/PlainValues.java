/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Values of rows as plain JSON: what JSON has no form for becomes readable text. */
public final class PlainValues {
    private PlainValues() {}

    public static Object of(Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof byte[]) {
            return value;
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number : number.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((k, v) -> plain.put(String.valueOf(k), of(v)));
            return plain;
        }
        Object elements = elements(value);
        return elements instanceof Collection<?> collection ? list(collection) : text(value);
    }

    /** The elements of a list or array as a collection; any other value as it is. */
    static Object elements(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        if (value instanceof java.sql.Array array) {
            try {
                return elements(array.getArray());
            } catch (SQLException e) {
                return value;
            }
        }
        if (value == null || value instanceof byte[] || !value.getClass().isArray()) {
            return value;
        }
        return IntStream.range(0, Array.getLength(value))
                .mapToObj(i -> Array.get(value, i))
                .toList();
    }

    private static List<Object> list(Collection<?> values) {
        List<Object> plain = new ArrayList<>(values.size());
        values.forEach(v -> plain.add(of(v)));
        return plain;
    }

    /** Times of JDBC have no zone; they are shown as the database has them. */
    private static String text(Object value) {
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof java.util.Date date
                && !(value instanceof java.sql.Date)
                && !(value instanceof java.sql.Time)) {
            return date.toInstant().toString();
        }
        return value.toString();
    }
}
