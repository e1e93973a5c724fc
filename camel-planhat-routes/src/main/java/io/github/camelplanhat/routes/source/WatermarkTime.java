/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.Optional;

/** The watermark that a sync gives to its source, for sources that read by time. */
public final class WatermarkTime {
    /** Where a first run starts unless it is told otherwise; before it nobody had a CRM in the cloud. */
    private static final Instant BEGINNING = Instant.parse("1971-01-01T00:00:00Z");

    private WatermarkTime() {}

    /**
     * The instant from which to read; empty if everything is to be read, because the sync keeps no watermark or has none
     * yet.
     *
     * @throws IllegalArgumentException if the watermark is no time
     */
    public static Optional<Instant> of(Object watermark) {
        return watermark == null
                ? Optional.empty()
                : Optional.of(instant(watermark)).filter(BEGINNING::isBefore);
    }

    private static Instant instant(Object watermark) {
        if (watermark instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (watermark instanceof Instant instant) {
            return instant;
        } else if (watermark instanceof LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        } else if (watermark instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        } else if (watermark instanceof Long millis) {
            return Instant.ofEpochMilli(millis);
        } else if (watermark instanceof String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("the watermark '" + text + "' is no ISO-8601 time with a zone", e);
            }
        }
        throw new IllegalArgumentException("the watermark " + watermark + " is no time");
    }
}
