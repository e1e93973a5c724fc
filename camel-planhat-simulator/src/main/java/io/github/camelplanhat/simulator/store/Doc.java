/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An immutable JSON object. Values are strings, numbers, booleans, null, lists of values, or further documents. Two
 * documents are equal if they hold the same fields, in whatever order.
 */
public final class Doc {
    private final Shape shape;
    private final Object[] values;

    Doc(Shape shape, Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** A document of a map's entries, nested maps and collections included. */
    public static Doc of(Shape root, Map<String, ?> fields) {
        DocBuilder builder = new DocBuilder(root);
        fields.forEach((name, value) -> builder.set(name, value(root, value)));
        return builder.build();
    }

    /** A value as documents hold it: maps become documents, collections lists. */
    @SuppressWarnings("unchecked")
    public static Object value(Shape root, Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(root, (Map<String, ?>) map);
        }
        if (value instanceof Collection<?> items) {
            List<Object> list = new ArrayList<>(items.size());
            items.forEach(item -> list.add(value(root, item)));
            return list;
        }
        return value == null || value instanceof Number || value instanceof Boolean || value instanceof Doc
                ? value
                : value.toString();
    }

    /** The value of a field; null if it is absent or null. */
    public Object get(String name) {
        int slot = shape.indexOf(name);
        return slot < 0 ? null : values[slot];
    }

    /** The value of a field as text; null if it is absent or null. */
    public String text(String name) {
        Object value = get(name);
        return value == null ? null : value.toString();
    }

    public boolean has(String name) {
        return shape.indexOf(name) >= 0;
    }

    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(get(name));
    }

    public int size() {
        return values.length;
    }

    public String name(int slot) {
        return shape.name(slot);
    }

    public Object value(int slot) {
        return values[slot];
    }

    /** A builder that starts with these fields. */
    public DocBuilder edit() {
        return new DocBuilder(shape, values);
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(shape.name(i), plain(values[i]));
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value instanceof Doc doc) {
            return doc.toMap();
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(plain(item)));
            return copy;
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Doc doc) || doc.values.length != values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            int there = doc.shape == shape ? i : doc.shape.indexOf(shape.name(i));
            if (there < 0 || !Objects.equals(values[i], doc.values[there])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < values.length; i++) {
            hash += shape.name(i).hashCode() ^ Objects.hashCode(values[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
