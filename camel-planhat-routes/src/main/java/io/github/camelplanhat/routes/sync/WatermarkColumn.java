/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.state.Watermarks;

/** Finds the greatest value of the watermark column over the rows of a run. Rows where it is null do not count. */
final class WatermarkColumn {
    private final String name;
    private String spelling;
    private Object greatest;

    WatermarkColumn(String name) {
        this.name = name;
        this.spelling = name;
    }

    void observe(Map<?, ?> row) {
        Object value = row.get(spelling);
        if (value == null && !row.containsKey(spelling)) {
            spelling = find(row);
            value = row.get(spelling);
        }
        if (value != null) {
            greatest = Watermarks.later(greatest, Watermarks.normalise(value));
        }
    }

    /** The greatest value, normalised; null if no row had one. */
    Object greatest() {
        return greatest;
    }

    private String find(Map<?, ?> row) {
        List<String> columns = row.keySet().stream().map(String::valueOf).toList();
        return columns.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the rows have no column " + name + " for the watermark"
                        + Names.nearest(name, columns)
                                .map(n -> "; did you mean " + n + "?")
                                .orElse(".")
                        + " Select it in the source"));
    }
}
