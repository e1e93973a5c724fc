/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

/**
 * One column. Its name is looked up exactly first, then whatever its case, because databases differ in it (H2 answers
 * in upper case, PostgreSQL in lower). The spelling that was found is kept, so that the search happens once for each
 * shape of rows.
 */
final class ColumnReader implements ValueReader {
    private final String name;
    private Object spelling;

    ColumnReader(String name) {
        this.name = name;
        this.spelling = name;
    }

    @Override
    public Object read(Map<?, ?> row) {
        Object value = row.get(spelling);
        if (value != null || row.containsKey(spelling)) {
            return value;
        }
        Object found = find(row);
        if (found == null) {
            return MISSING;
        }
        spelling = found;
        return row.get(found);
    }

    private Object find(Map<?, ?> row) {
        if (row.containsKey(name)) {
            return name;
        }
        for (Object key : row.keySet()) {
            if (key instanceof String s && s.equalsIgnoreCase(name)) {
                return key;
            }
        }
        return null;
    }
}
