/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the dates of events and metrics, whatever class they come in. A date-time without a zone is one of UTC; a date
 * alone stays one.
 */
public final class PlanhatDates {
    /** Later days are no epoch days but dates without their dashes: 20260105. */
    private static final long LAST_DAY = 1_000_000;

    private static final Pattern COMPLETE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d))?");
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]['['VV']']")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private PlanhatDates() {}

    /**
     * The ISO-8601 text of a date or date-time: of java.time, java.sql, java.util, or text in ISO-8601 or the form of HTTP.
     * Text that is complete already is kept as it is.
     *
     * @throws DateTimeException if it is none; the message says what it is
     */
    public static String iso(Object value) {
        if (value instanceof CharSequence && COMPLETE.matcher(value.toString()).matches()) {
            read(value);
            return value.toString();
        }
        Temporal read = read(value);
        return read instanceof LocalDate ? read.toString() : MILLIS.format(read);
    }

    /**
     * The day, in UTC, of a date, a date-time or a number of days since 1970-01-01.
     *
     * @throws DateTimeException if it is none; the message says what it is
     */
    public static long epochDay(Object value) {
        boolean integral = value instanceof Integer || value instanceof Long || value instanceof Short;
        if (integral
                || value instanceof CharSequence && value.toString().strip().matches("-?\\d{1,9}")) {
            long day = Long.parseLong(value.toString().strip());
            if (Math.abs(day) > LAST_DAY) {
                throw new DateTimeException(day + " is no day since 1970-01-01; write a date as 2026-01-31");
            }
            return day;
        }
        Temporal read = read(value);
        return read instanceof OffsetDateTime time
                ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().toEpochDay()
                : ((LocalDate) read).toEpochDay();
    }

    /** A date, or a date-time with its offset. */
    private static Temporal read(Object value) {
        if (value instanceof CharSequence text) {
            return read(text.toString().strip());
        } else if (value instanceof java.sql.Date date) {
            return date.toLocalDate();
        } else if (value instanceof Date date && !(value instanceof java.sql.Time)) {
            return date.toInstant().atOffset(ZoneOffset.UTC);
        } else if (value instanceof Calendar calendar) {
            return calendar.toInstant().atOffset(ZoneOffset.UTC);
        } else if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        } else if (value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof OffsetDateTime
                || value instanceof ZonedDateTime) {
            return complete((TemporalAccessor) value);
        }
        throw new DateTimeException("a " + value.getClass().getSimpleName()
                + " is no date: give ISO-8601 text such as 2026-01-31T10:00:00Z, or a value of java.time or java.sql");
    }

    private static Temporal read(String text) {
        try {
            return complete(LENIENT.parseBest(
                    text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            return ofHttp(text);
        }
    }

    private static Temporal ofHttp(String text) {
        try {
            return OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        } catch (DateTimeException e) {
            throw new DateTimeException("'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                    + "' is no date: give ISO-8601, such as 2026-01-31T10:00:00Z or 2026-01-31");
        }
    }

    private static Temporal complete(TemporalAccessor date) {
        if (date instanceof ZonedDateTime zoned) {
            return zoned.toOffsetDateTime();
        }
        return date instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : (Temporal) date;
    }
}
