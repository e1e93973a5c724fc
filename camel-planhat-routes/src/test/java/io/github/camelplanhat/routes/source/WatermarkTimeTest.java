/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatermarkTimeTest {
    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Object> forms() {
        return Stream.of(
                DAY,
                Timestamp.from(DAY),
                OffsetDateTime.parse("2026-01-01T01:00:00+01:00"),
                LocalDate.parse("2026-01-01"),
                DAY.toEpochMilli(),
                "2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormIsTheSameTime(Object watermark) {
        assertThat(WatermarkTime.of(watermark)).contains(DAY);
    }

    static Stream<Object> beginnings() {
        return Stream.of(Timestamp.from(Instant.EPOCH), LocalDate.EPOCH, 0L);
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("beginnings")
    void theBeginningOfTimeMeansEverything(Object watermark) {
        assertThat(WatermarkTime.of(watermark)).isEmpty();
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> WatermarkTime.of("yesterday")).hasMessageContaining("'yesterday' is no ISO-8601 time");
        assertThatThrownBy(() -> WatermarkTime.of(1.5)).hasMessageContaining("1.5 is no time");
    }
}
