/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.sql;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.record.PlanhatJson;

/** Values of records as JDBC takes them. */
final class ColumnValues {
    /** Beyond it a double no longer holds each whole number, and JavaScript has none. */
    private static final double WHOLE = 1L << 53;
    /** PostgreSQL knows no later time, and dates of Planhat lie far before. */
    private static final int LAST_YEAR = 9999;

    /** As JSON writes it; behind an escaped backslash, the same letters are only letters. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private ColumnValues() {}

    /** The value does not fit into the kind of its column. */
    static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException() {
            super(null, null, false, false);
        }
    }

    /** @return null for null, else what the driver takes for the kind; of JSON its text */
    static Object of(ColumnKind kind, Object value) throws UnfitException {
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case INTEGER -> integer(value);
            case BOOLEAN -> bool(value);
            case TIME -> time(value);
            case DATE -> date(value);
            case JSON -> json(value);
        };
    }

    /** The databases have no character 0, neither in text nor in JSON. */
    static String json(Object value) {
        try {
            return NUL.matcher(PlanhatJson.mapper().writeValueAsString(value)).replaceAll("$1");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof Collection
                ? json(value)
                : value.toString().replace("\0", "");
    }

    private static Double number(Object value) throws UnfitException {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new UnfitException();
    }

    private static Long integer(Object value) throws UnfitException {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        double number = number(value);
        if (number != Math.rint(number) || Math.abs(number) > WHOLE) {
            throw new UnfitException();
        }
        return (long) number;
    }

    private static Boolean bool(Object value) throws UnfitException {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw new UnfitException();
    }

    private static OffsetDateTime time(Object value) throws UnfitException {
        try {
            OffsetDateTime time;
            if (value instanceof Number) {
                time = Instant.ofEpochMilli(integer(value)).atOffset(ZoneOffset.UTC);
            } else {
                String text = value.toString();
                time = text.length() == "2026-01-31".length()
                        ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                        : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            }
            return known(time.getYear()) ? time : unfit();
        } catch (DateTimeException e) {
            return unfit();
        }
    }

    private static LocalDate date(Object value) throws UnfitException {
        try {
            LocalDate date = value instanceof Number
                    ? LocalDate.ofEpochDay(integer(value))
                    : time(value).toLocalDate();
            return known(date.getYear()) ? date : unfit();
        } catch (DateTimeException e) {
            return unfit();
        }
    }

    private static boolean known(int year) {
        return year >= 1 && year <= LAST_YEAR;
    }

    private static <T> T unfit() throws UnfitException {
        throw new UnfitException();
    }
}
