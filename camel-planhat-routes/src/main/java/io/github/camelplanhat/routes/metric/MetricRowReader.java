/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.routes.mapping.Temporals;
import io.github.camelplanhat.routes.mapping.UnconvertibleException;
import io.github.camelplanhat.routes.mapping.UnmappedRow;

/**
 * Reads a value out of the columns of a row. Names of columns match in any case where they match in none exactly. Reasons
 * name columns without quotes: what is quoted is cut out where reasons are counted.
 */
final class MetricRowReader {
    /** No double has more places behind the point; a sum with a billion of them would not end. */
    private static final int MOST_PLACES = 1_100;

    private final String dimension;
    private final String dimensionColumn;
    private final String idColumn;
    private final String valueColumn;
    private final String dayColumn;
    private final Temporals days;

    /**
     * @param dimension id of the metric of all rows; null where {@code dimensionColumn} has it
     * @param dayFormat pattern of days that come as text; null for ISO-8601
     */
    MetricRowReader(
            String dimension,
            String dimensionColumn,
            String idColumn,
            String valueColumn,
            String dayColumn,
            String dayFormat,
            ZoneId zone) {
        this.dimension = dimension;
        this.dimensionColumn = dimensionColumn;
        this.idColumn = idColumn;
        this.valueColumn = valueColumn;
        this.dayColumn = dayColumn;
        try {
            this.days = new Temporals(zone, dayFormat);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("dayFormat '" + dayFormat + "' is no pattern of a date: "
                    + e.getMessage() + "; write one such as dd.MM.yyyy");
        }
    }

    /** @throws RefusedValueException if the row has no value that could be pushed */
    MetricValue read(Map<?, ?> row) throws RefusedValueException {
        if (row instanceof UnmappedRow unmapped) {
            throw new RefusedValueException(unmapped.reason());
        }
        String metric = dimension == null ? text(row, dimensionColumn) : dimension;
        return new MetricValue(metric, text(row, idColumn), day(row), number(row));
    }

    private String text(Map<?, ?> row, String column) throws RefusedValueException {
        Object value = required(row, column);
        if (value instanceof Double || value instanceof Float) {
            throw new RefusedValueException("column " + column + " is a number with a point, which is no id");
        }
        // A decimal of a database is 4711.00 or 4711, as its column is declared.
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value.toString().strip();
    }

    private LocalDate day(Map<?, ?> row) throws RefusedValueException {
        Object value = required(row, dayColumn);
        try {
            LocalDate day = days.day(value);
            if (day.getYear() < 1970 || day.getYear() > 9999) {
                throw new RefusedValueException(
                        "column " + dayColumn + ": " + day.getYear() + " is no year of metrics");
            }
            return day;
        } catch (UnconvertibleException e) {
            throw new RefusedValueException("column " + dayColumn + ": " + e.getMessage());
        }
    }

    private BigDecimal number(Map<?, ?> row) throws RefusedValueException {
        Object value = required(row, valueColumn);
        try {
            BigDecimal number = new BigDecimal(value.toString().strip());
            if (Double.isFinite(number.doubleValue()) && number.scale() <= MOST_PLACES) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as what is too large is.
        }
        throw new RefusedValueException(
                "column " + valueColumn + ": \"" + cut(value) + "\" is no number that Planhat could keep");
    }

    private static String cut(Object value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static Object required(Map<?, ?> row, String column) throws RefusedValueException {
        Object value = row.containsKey(column) ? row.get(column) : inAnyCase(row, column);
        if (value == null || value.toString().isBlank()) {
            throw new RefusedValueException("column " + column + " has no value");
        }
        return value;
    }

    /** Databases spell columns their own way. */
    private static Object inAnyCase(Map<?, ?> row, String column) throws RefusedValueException {
        for (Map.Entry<?, ?> entry : row.entrySet()) {
            if (entry.getKey() instanceof String name && name.equalsIgnoreCase(column)) {
                return entry.getValue();
            }
        }
        List<String> there = row.keySet().stream().map(String::valueOf).toList();
        throw new RefusedValueException("the row has no column " + column + Names.hint(column, there));
    }
}
