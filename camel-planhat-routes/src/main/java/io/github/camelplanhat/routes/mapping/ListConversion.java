/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code list}: collections and arrays, or text that a separator cuts into elements; blank elements are left out. */
final class ListConversion implements Conversion {
    private final Conversion element;
    private final String separator;

    ListConversion(Conversion element, String separator) {
        this.element = element;
        this.separator = separator;
    }

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof String text) {
            return text.isBlank() ? null : split(text);
        }
        List<Object> elements = new ArrayList<>();
        for (Object o : elements(value)) {
            add(o, elements);
        }
        return elements;
    }

    private List<Object> split(String text) throws UnconvertibleException {
        List<Object> elements = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            add(text.substring(from, to), elements);
            from = to + separator.length();
        }
        add(text.substring(from), elements);
        return elements;
    }

    private void add(Object value, List<Object> elements) throws UnconvertibleException {
        Object trimmed = value instanceof String s ? s.strip() : value;
        if (trimmed == null || "".equals(trimmed)) {
            return;
        }
        Object converted = element.convert(trimmed);
        if (converted != null) {
            elements.add(converted);
        }
    }

    private static Collection<?> elements(Object value) throws UnconvertibleException {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        if (value instanceof java.sql.Array array) {
            try {
                return elements(array.getArray());
            } catch (SQLException e) {
                throw new UnconvertibleException(value, "a readable array (" + e.getMessage() + ")");
            }
        }
        if (value.getClass().isArray() && !(value instanceof byte[])) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(Array.get(value, i));
            }
            return elements;
        }
        return List.of(value);
    }
}
