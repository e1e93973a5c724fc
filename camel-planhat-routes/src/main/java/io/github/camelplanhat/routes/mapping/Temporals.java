/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;

/**
 * Dates and times of all the classes that JDBC drivers and JSON readers deliver, as days or as instants. Values without
 * a zone are taken in the zone of the mapping; a {@link java.sql.Timestamp} is such a value, as JDBC defines it. A day
 * without a time is that calendar day everywhere, so as an instant it is midnight UTC whatever the zone.
 */
public final class Temporals {
    private static final DateTimeFormatter UTC_MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final ZoneId zone;
    private final boolean iso;
    private final DateText text;

    /** {@code format} is the pattern of dates that come as text, or null for ISO-8601. */
    public Temporals(ZoneId zone, String format) {
        this.zone = zone;
        this.iso = format == null;
        this.text = new DateText(format);
    }

    static boolean isTemporal(Object value) {
        return value instanceof Date
                || value instanceof LocalDateTime
                || value instanceof LocalDate
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime
                || value instanceof Instant;
    }

    /** Whether dates that come as text are ISO-8601, so that digits alone are none. */
    boolean readsIso() {
        return iso;
    }

    boolean isDay(Object value) {
        return value instanceof LocalDate || value instanceof java.sql.Date;
    }

    /** As {@code 2021-07-27T20:25:44.430Z} (API sheet, section 1.8). */
    String isoDateTime(Object value) throws UnconvertibleException {
        return UTC_MILLIS.format(instant(value));
    }

    /** As {@code 2021-07-27}. */
    String isoDate(Object value) throws UnconvertibleException {
        return day(value).toString();
    }

    Instant instant(Object value) throws UnconvertibleException {
        Object v = value instanceof String s ? text.parse(s) : value;
        if (isDay(v)) {
            return day(v).atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (v instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().atZone(zone).toInstant();
        } else if (v instanceof LocalDateTime time) {
            return time.atZone(zone).toInstant();
        } else if (v instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (v instanceof ZonedDateTime time) {
            return time.toInstant();
        } else if (v instanceof Instant instant) {
            return instant;
        } else if (v instanceof java.sql.Time) {
            throw new UnconvertibleException(value, "a date");
        } else if (v instanceof Date date) {
            return date.toInstant();
        }
        throw new UnconvertibleException(value, "a date" + text.hint(value));
    }

    /** The calendar day, in the zone where the value is a moment or has a zone of its own. */
    public LocalDate day(Object value) throws UnconvertibleException {
        Object v = value instanceof String s ? text.parse(s) : value;
        if (v instanceof LocalDate day) {
            return day;
        } else if (v instanceof java.sql.Date day) {
            return day.toLocalDate();
        } else if (v instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().toLocalDate();
        } else if (v instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        return instant(v).atZone(zone).toLocalDate();
    }
}
