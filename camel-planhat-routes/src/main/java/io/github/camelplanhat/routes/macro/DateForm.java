/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** How a time is written: one of a few names, or a pattern of {@link DateTimeFormatter}. */
final class DateForm {
    /** English names, and the weeks of ISO 8601, which begin on Mondays; the same on every machine. */
    private static final Locale ENGLISH_WITH_ISO_WEEKS = Locale.forLanguageTag("en-US-u-rg-gbzzzz");

    private static final Map<String, Function<ZonedDateTime, Object>> NAMED = Map.of(
            "iso", DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)::format,
            "date", DateTimeFormatter.ISO_LOCAL_DATE::format,
            "epochDays", t -> t.toLocalDate().toEpochDay(),
            "epochSeconds", ZonedDateTime::toEpochSecond,
            "epochMillis", t -> t.toInstant().toEpochMilli());

    private final Function<ZonedDateTime, Object> form;

    private DateForm(Function<ZonedDateTime, Object> form) {
        this.form = form;
    }

    static DateForm parse(String where, String text) {
        Function<ZonedDateTime, Object> named = NAMED.get(text);
        if (named != null) {
            return new DateForm(named);
        }
        try {
            DateTimeFormatter pattern = DateTimeFormatter.ofPattern(text, ENGLISH_WITH_ISO_WEEKS);
            pattern.format(Instant.EPOCH.atZone(ZoneOffset.UTC));
            return new DateForm(pattern::format);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    where + ": '" + text + "' is no date format (" + e.getMessage()
                            + "); write a pattern such as yyyy-MM-dd, or one of iso, date, epochDays, epochSeconds, epochMillis",
                    e);
        }
    }

    Object of(ZonedDateTime time) {
        return form.apply(time);
    }
}
