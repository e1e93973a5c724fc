/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.model.Names;

/** {@code lookup.owner}: a column of the row that the company came with. */
record LookupMacro(String written, String column) implements Macro {
    static final String PREFIX = "lookup.";

    @Override
    public Object value(MacroValues values) {
        Object value = values.row().get(column);
        if (value == null || value.toString().isEmpty()) {
            throw new MacroException("the lookup's column " + column + " is empty");
        }
        return value;
    }

    /** @throws IllegalArgumentException if the row does not have the column at all */
    void check(String where, Map<?, ?> row) {
        if (!row.containsKey(column)) {
            var columns = row.keySet().stream().map(String::valueOf).toList();
            throw new IllegalArgumentException(where + ": the lookup has no column '" + column + "'"
                    + Names.hint(column, columns)
                    + " (its columns: " + columns.stream().limit(50).collect(Collectors.joining(", ")) + ")");
        }
    }
}
