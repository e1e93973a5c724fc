/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Map;

/** Where in a row a value is: a column, or a dotted path into nested objects, as mappings have them. One thread at a time. */
public final class RowPath {
    private final String path;
    private final ValueReader reader;

    public RowPath(String path) {
        this.path = path;
        this.reader = PathReader.of(path);
    }

    /** The value; null where the row has none. */
    public Object read(Map<?, ?> row) {
        try {
            Object value = reader.read(row);
            return value == ValueReader.MISSING ? null : value;
        } catch (UnconvertibleException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return path;
    }
}
