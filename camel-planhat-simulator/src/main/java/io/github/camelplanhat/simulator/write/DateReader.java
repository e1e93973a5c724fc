/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.github.camelplanhat.simulator.tenant.Tenant;

/** Reads the dates that Planhat takes, and gives them as it writes them: UTC with milliseconds. */
final class DateReader {
    private final Tenant tenant;

    DateReader(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Null if the value is no date. */
    String read(Object value) {
        if (value instanceof String text) {
            return isCanonical(text) ? text : parse(text.trim());
        }
        return value instanceof Number millis ? tenant.text(Instant.ofEpochMilli(millis.longValue())) : null;
    }

    private String parse(String text) {
        try {
            if (text.length() == 10) {
                return tenant.text(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            boolean zone = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return tenant.text(
                    zone
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Whether the text is {@code yyyy-MM-ddTHH:mm:ss.SSSZ} with plausible numbers: nearly all dates are, and parsing is slow. */
    private static boolean isCanonical(String text) {
        if (text.length() != 24 || text.charAt(23) != 'Z') {
            return false;
        }
        String pattern = "0000-00-00T00:00:00.000Z";
        for (int i = 0; i < 23; i++) {
            char expected = pattern.charAt(i);
            char found = text.charAt(i);
            if (expected == '0' ? found < '0' || found > '9' : found != expected) {
                return false;
            }
        }
        return in(text, 5, 1, 12)
                && in(text, 8, 1, 28)
                && in(text, 11, 0, 23)
                && in(text, 14, 0, 59)
                && in(text, 17, 0, 59);
    }

    private static boolean in(String text, int at, int least, int most) {
        int number = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
        return number >= least && number <= most;
    }
}
