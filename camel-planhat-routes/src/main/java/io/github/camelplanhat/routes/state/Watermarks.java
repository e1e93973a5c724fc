/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The kinds of values that a watermark can have, and their order. */
public final class Watermarks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Watermarks() {}

    /**
     * A value of a source column in the form in which watermarks are kept. Times become {@link Timestamp}, which every
     * JDBC driver compares with columns of both kinds, with and without a zone; only {@link OffsetDateTime} stays.
     *
     * @throws IllegalArgumentException if such values have no order that a source could read by
     */
    public static Object normalise(Object value) {
        if (value instanceof Timestamp
                || value instanceof OffsetDateTime
                || value instanceof LocalDate
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof SourceCursor
                || value instanceof String) {
            return value;
        } else if (value instanceof LocalDateTime time) {
            return Timestamp.valueOf(time);
        } else if (value instanceof ZonedDateTime time) {
            return time.toOffsetDateTime();
        } else if (value instanceof Instant instant) {
            return Timestamp.from(instant);
        } else if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        } else if (value instanceof java.util.Date date) {
            return new Timestamp(date.getTime());
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        } else if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        } else if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw new IllegalArgumentException("a watermark must be a time, a date, a number, a text or a cursor, not "
                + value.getClass().getName());
    }

    /**
     * The later of two normalised values; of two cursors the second one.
     *
     * @param a may be null
     * @throws IllegalArgumentException if they are of different kinds
     */
    public static Object later(Object a, Object b) {
        return a == null || compare(a, b) < 0 ? b : a;
    }

    /**
     * Where the watermark goes from here: never back. One of another kind, such as that of a first run before the kind
     * of the column was known, is simply replaced.
     */
    public static Object moved(Object from, Object to) {
        return from == null || from.getClass() != to.getClass() ? to : later(from, to);
    }

    /** A normalised value as it is stored. */
    public static String text(Object watermark) {
        try {
            return JSON.writeValueAsString(WatermarkText.format(watermark));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no watermark: " + watermark, e);
        }
    }

    /**
     * The value of a stored text.
     *
     * @param text may be null, as the value then is
     * @throws IllegalStateException if it is not what {@link #text} wrote
     */
    public static Object parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            return WatermarkText.parse(JSON.readValue(text, new TypeReference<>() {}));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IllegalStateException(
                    "the stored watermark cannot be read (" + e.getMessage()
                            + "). Make the state store forget the sync to read its source from the start",
                    e);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) {
        if (a instanceof OffsetDateTime x && b instanceof OffsetDateTime y) {
            return x.toInstant().compareTo(y.toInstant());
        }
        if (a instanceof SourceCursor && b instanceof SourceCursor) {
            return -1;
        }
        if (a.getClass() != b.getClass()) {
            throw new IllegalArgumentException("watermarks of different kinds cannot be compared: " + a + " ("
                    + a.getClass().getSimpleName() + ") and " + b + " ("
                    + b.getClass().getSimpleName() + ")");
        }
        return ((Comparable) a).compareTo(b);
    }

    /** Where a first run starts: an ISO time or date, a whole number, or else the text itself. */
    public static Object parseStart(String text) {
        String start = text.strip();
        if (start.matches("-?\\d{1,18}")) {
            return Long.valueOf(start);
        }
        try {
            return start.length() == 10
                    ? LocalDate.parse(start)
                    : Timestamp.from(OffsetDateTime.parse(start).toInstant());
        } catch (DateTimeParseException e) {
            return start;
        }
    }
}
