/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.model.Names;

/** What several rows of one record, metric and day make together. */
enum SameDay {
    /** None of them is pushed: which one is meant nobody knows. */
    REFUSE("metric_value.val"),
    SUM("metric_value.val + row_value.val"),
    /** The one that was read last. */
    LAST("row_value.val"),
    MAX("GREATEST(metric_value.val, row_value.val)"),
    MIN("LEAST(metric_value.val, row_value.val)"),
    AVERAGE("metric_value.val + row_value.val");

    private final String sql;

    SameDay(String sql) {
        this.sql = sql;
    }

    static SameDay parse(String text) {
        List<String> all = Arrays.stream(values()).map(SameDay::text).toList();
        return Arrays.stream(values())
                .filter(v -> v.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sameDay is '" + text + "'; it must be one of "
                        + String.join(", ", all) + Names.hint(String.valueOf(text), all)));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value kept, after another row was read. */
    String sql() {
        return sql;
    }

    /** @param kept what {@link #sql} made of the rows */
    BigDecimal result(BigDecimal kept, long rows) {
        return this == AVERAGE ? kept.divide(BigDecimal.valueOf(rows), MathContext.DECIMAL64) : kept;
    }
}
