/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates of metrics: ISO date-times with a zone, or a date alone. */
final class MetricDates {
    Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
