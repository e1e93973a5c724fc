/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads a {@code Retry-After} header: seconds or an HTTP date. */
final class RetryAfter {
    /** No server may hold a call up for longer; Planhat's own window is said to reset every 60 to 120 s. */
    static final Duration MOST = Duration.ofSeconds(120);

    private RetryAfter() {}

    /**
     * @param value of {@code Retry-After}, or null
     * @param date value of the same answer's {@code Date}, or null; its clock goes before ours
     * @return between zero and {@link #MOST}; empty if there is no header that makes sense
     */
    static Optional<Duration> parse(String value, String date, Instant now) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String text = value.strip();
        if (text.matches("\\d+(\\.\\d+)?")) {
            double seconds = Math.min(Double.parseDouble(text), MOST.toSeconds());
            return Optional.of(Duration.ofMillis((long) Math.ceil(seconds * 1_000)));
        }
        return httpDate(text)
                .map(until -> capped(Duration.between(httpDate(date).orElse(now), until)));
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
