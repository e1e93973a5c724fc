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
import java.util.Date;
import java.util.TimeZone;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WatermarksTest {
    @Test
    void timesBecomeTimestamps() {
        Instant instant = Instant.parse("2024-01-03T10:00:00.123Z");

        assertThat(Watermarks.normalise(instant)).isEqualTo(Timestamp.from(instant));
        assertThat(Watermarks.normalise(Date.from(instant))).isEqualTo(Timestamp.from(instant));
        assertThat(Watermarks.normalise(LocalDateTime.parse("2024-01-03T10:00:00.123456")))
                .isEqualTo(Timestamp.valueOf("2024-01-03 10:00:00.123456"));
    }

    @Test
    void timesWithAnOffsetKeepIt() {
        assertThat(Watermarks.normalise(ZonedDateTime.parse("2024-01-03T10:00:00+01:00[Europe/Berlin]")))
                .isEqualTo(OffsetDateTime.parse("2024-01-03T10:00:00+01:00"));
    }

    @Test
    void numbersBecomeLongOrDecimal() {
        assertThat(Watermarks.normalise(5)).isEqualTo(5L);
        assertThat(Watermarks.normalise(5.5)).isEqualTo(new BigDecimal("5.5"));
        assertThat(Watermarks.normalise(BigInteger.TEN)).isEqualTo(BigDecimal.TEN);
    }

    @Test
    void whatHasNoOrderIsRefused() {
        assertThatThrownBy(() -> Watermarks.normalise(new byte[8])).hasMessageContaining("a watermark must be a time");
    }

    @Test
    void offsetsAreComparedAsInstants() {
        OffsetDateTime noonInBerlin = OffsetDateTime.parse("2024-01-03T12:00:00+01:00");
        OffsetDateTime halfPastElevenUtc = OffsetDateTime.parse("2024-01-03T11:30:00Z");

        assertThat(Watermarks.later(noonInBerlin, halfPastElevenUtc)).isEqualTo(halfPastElevenUtc);
    }

    @Test
    void differentKindsCannotBeCompared() {
        assertThatThrownBy(() -> Watermarks.later(1L, "1")).hasMessageContaining("different kinds");
    }

    @Test
    void aWatermarkNeverMovesBack() {
        assertThat(Watermarks.moved(5L, 3L)).isEqualTo(5L);
        assertThat(Watermarks.moved(5L, 8L)).isEqualTo(8L);
        assertThat(Watermarks.moved(null, 3L)).isEqualTo(3L);
        assertThat(Watermarks.moved("start", 3L)).isEqualTo(3L);
    }

    /** Only the vendor knows their order. */
    @Test
    void ofCursorsTheLastOneCounts() {
        SourceCursor first = new SourceCursor("z");
        SourceCursor second = new SourceCursor("a");

        assertThat(Watermarks.normalise(first)).isEqualTo(first);
        assertThat(Watermarks.later(first, second)).isEqualTo(second);
        assertThat(Watermarks.moved(first, second)).isEqualTo(second);
        assertThat(Watermarks.moved(new Timestamp(0), second)).isEqualTo(second);
    }

    @Test
    void theStartHasTheKindOfItsText() {
        assertThat(Watermarks.parseStart("1970-01-01T00:00:00Z")).isEqualTo(new Timestamp(0));
        assertThat(Watermarks.parseStart("2024-01-31")).isEqualTo(LocalDate.of(2024, 1, 31));
        assertThat(Watermarks.parseStart("-5")).isEqualTo(-5L);
        assertThat(Watermarks.parseStart("a1")).isEqualTo("a1");
    }

    @Test
    void everyKindComesBackFromItsTextAsItWas() {
        for (Object watermark : new Object[] {
            new SourceCursor("MTU3NjYxMzUzOS4wfHw0Njd8"),
            Timestamp.valueOf("2024-01-03 10:00:00.123456789"),
            OffsetDateTime.parse("2024-01-03T10:00:00.123456+02:00"),
            LocalDate.of(2024, 1, 3),
            42L,
            new BigDecimal("12.50"),
            "abc-ü"
        }) {
            assertThat(Watermarks.parse(Watermarks.text(watermark))).isEqualTo(watermark);
        }
    }

    @Test
    void aTimeWrittenInAnotherZoneIsNeverReadAsALaterOne() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            String written = Watermarks.text(Timestamp.valueOf("2024-01-03 10:00:00"));
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));

            assertThat(Watermarks.parse(written)).isEqualTo(Timestamp.valueOf("2024-01-03 09:00:00"));

            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            assertThat(Watermarks.parse(written)).isEqualTo(Timestamp.valueOf("2024-01-03 10:00:00"));
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aBrokenTextIsToldWithTheWayOut() {
        assertThatThrownBy(() -> Watermarks.parse("{\"kind\":\"wrong\",\"value\":\"1\"}"))
                .hasMessageContaining("its kind 'wrong' is unknown")
                .hasMessageContaining("forget the sync");
    }
}
