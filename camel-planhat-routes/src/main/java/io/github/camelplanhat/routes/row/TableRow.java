/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * A row of a database's table: its values, and the columns that it shares with the other rows. A map of column to value in the
 * order of the table that finds a column whatever the case of its name, as Spring's map of a row does, which has two hash tables
 * of its own: thousands of those wait in each batch, and every collection of the heap copies them. Immutable.
 */
public final class TableRow extends AbstractMap<String, Object> {
    private final Columns columns;
    private final Object[] values;

    private TableRow(Columns columns, Object[] values) {
        this.columns = columns;
        this.values = values;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean containsKey(Object column) {
        return columns.position(column) >= 0;
    }

    @Override
    public Object get(Object column) {
        int position = columns.position(column);
        return position < 0 ? null : values[position];
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return cells();
            }
        };
    }

    private Iterator<Entry<String, Object>> cells() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < values.length;
            }

            @Override
            public Entry<String, Object> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return new SimpleImmutableEntry<>(columns.names[next], values[next++]);
            }
        };
    }

    /** Makes such rows of Spring's, one after the other; other rows stay as they are. Not thread-safe. */
    public static final class Maker {
        private Columns columns = new Columns(new String[0]);

        /** The same row in less space, if it comes from a table. */
        public Map<?, ?> of(Map<?, ?> row) {
            return row.getClass() == LinkedCaseInsensitiveMap.class ? compact((LinkedCaseInsensitiveMap<?>) row) : row;
        }

        private TableRow compact(LinkedCaseInsensitiveMap<?> row) {
            Object[] values = new Object[row.size()];
            if (!fill(values, row)) {
                columns = new Columns(row.keySet().toArray(String[]::new));
                fill(values, row);
            }
            return new TableRow(columns, values);
        }

        /** Whether the row has the same columns as the one before. */
        private boolean fill(Object[] values, LinkedCaseInsensitiveMap<?> row) {
            if (values.length != columns.names.length) {
                return false;
            }
            int i = 0;
            for (Entry<String, ?> cell : row.entrySet()) {
                if (!cell.getKey().equals(columns.names[i])) {
                    return false;
                }
                values[i++] = cell.getValue();
            }
            return true;
        }
    }

    private static final class Columns {
        private final String[] names;
        private final Map<String, Integer> exact = new HashMap<>();
        private final Map<String, Integer> lowerCase = new HashMap<>();

        Columns(String[] names) {
            this.names = names;
            for (int i = 0; i < names.length; i++) {
                exact.put(names[i], i);
                lowerCase.put(names[i].toLowerCase(Locale.ROOT), i);
            }
        }

        /** Less than 0 if there is no such column. */
        int position(Object column) {
            Integer position = exact.get(column);
            if (position == null && column instanceof String name) {
                position = lowerCase.get(name.toLowerCase(Locale.ROOT));
            }
            return position == null ? -1 : position;
        }
    }
}
