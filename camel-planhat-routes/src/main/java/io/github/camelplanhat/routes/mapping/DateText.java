/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/**
 * Dates that come as text: ISO-8601 with a T or a blank between day and time, or the pattern of the mapping. Strict:
 * 31 February is no date.
 */
final class DateText {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final String pattern;
    private final DateTimeFormatter formatter;

    /** Throws IllegalArgumentException if the pattern is none. */
    DateText(String pattern) {
        this.pattern = pattern;
        this.formatter = pattern == null
                ? ISO
                : DateTimeFormatter.ofPattern(strictYear(pattern)).withResolverStyle(ResolverStyle.STRICT);
    }

    /** A day, a time with or without an offset, or an instant. */
    Object parse(String value) throws UnconvertibleException {
        try {
            TemporalAccessor parsed = formatter.parseBest(
                    value.strip(), ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return parsed instanceof ZonedDateTime z ? Instant.from(z) : parsed;
        } catch (DateTimeParseException e) {
            throw new UnconvertibleException(
                    value, pattern == null ? "an ISO-8601 date" : "a date of the form " + pattern);
        }
    }

    String hint(Object value) {
        return value instanceof Number ? " (epochDays and epochMillis are types of their own)" : "";
    }

    /** Strict parsing wants the proleptic year; everybody writes the year of the era. */
    private static String strictYear(String pattern) {
        StringBuilder strict = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            strict.append(c == 'y' && !quoted ? 'u' : c);
        }
        return strict.toString();
    }
}
