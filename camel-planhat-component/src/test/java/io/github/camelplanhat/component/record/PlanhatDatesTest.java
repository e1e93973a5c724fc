/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanhatDatesTest {
    private static final Instant TIME = Instant.parse("2026-01-31T10:20:30.123456Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31",
                "2026-01-31T10:20Z",
                "2026-01-31T10:20:30Z",
                "2026-01-31T10:20:30.5+02:00",
                "2026-01-31T10:20:30.123456789-11:30"
            })
    void completeTextIsKeptAsItIs(String text) {
        assertThat(PlanhatDates.iso(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T10:20:30, 2026-01-31T10:20:30.000Z",
        "2026-01-31 10:20:30.5, 2026-01-31T10:20:30.500Z",
        "2026-01-31 10:20:30 +0200, 2026-01-31T10:20:30.000+02:00",
        "2026-01-31T10:20:30+02, 2026-01-31T10:20:30.000+02:00",
        "2026-01-31T10:20:30+01:00[Europe/Paris], 2026-01-31T10:20:30.000+01:00",
        "'Sat, 31 Jan 2026 10:20:30 GMT', 2026-01-31T10:20:30.000Z",
        "' 2026-01-31 ', 2026-01-31",
    })
    void otherTextBecomesComplete(String text, String iso) {
        assertThat(PlanhatDates.iso(text)).isEqualTo(iso);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(TIME, "2026-01-31T10:20:30.123Z"),
                Arguments.of(Timestamp.from(TIME), "2026-01-31T10:20:30.123Z"),
                Arguments.of(Date.from(TIME), "2026-01-31T10:20:30.123Z"),
                Arguments.of(GregorianCalendar.from(TIME.atZone(ZoneId.of("Z"))), "2026-01-31T10:20:30.123Z"),
                Arguments.of(TIME.atZone(ZoneId.of("Europe/Paris")), "2026-01-31T11:20:30.123+01:00"),
                Arguments.of(OffsetDateTime.parse("2026-01-31T10:20-05:00"), "2026-01-31T10:20:00.000-05:00"),
                Arguments.of(LocalDateTime.parse("2026-01-31T10:20:30"), "2026-01-31T10:20:30.000Z"),
                Arguments.of(LocalDate.parse("2026-01-31"), "2026-01-31"),
                Arguments.of(java.sql.Date.valueOf("2026-01-31"), "2026-01-31"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesOfJavaBecomeIsoText(Object value, String iso) {
        assertThat(PlanhatDates.iso(value)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30", "2026-13-01T00:00:00Z", "31.01.2026", "2026-01-31T", "1769854830"
            })
    void textThatIsNoDateIsRefused(String text) {
        assertThatThrownBy(() -> PlanhatDates.iso(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining("give ISO-8601");
    }

    @Test
    void valuesThatMayMeanSeveralDatesAreRefused() {
        for (Object value : List.of(1_769_854_830_123L, new Time(0), 20_484.5)) {
            assertThatThrownBy(() -> PlanhatDates.iso(value)).hasMessageContaining("is no date");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "20484, 20484",
        "-1, -1",
        "2026-01-31, 20484",
        "2026-01-31T23:59:59Z, 20484",
        "2026-02-01T00:30:00+02:00, 20484"
    })
    void aDayIsReadFromNumbersAndDatesInUtc(String text, long day) {
        assertThat(PlanhatDates.epochDay(text)).isEqualTo(day);
    }

    @Test
    void aDayIsReadFromValuesOfJava() {
        assertThat(PlanhatDates.epochDay(20_484)).isEqualTo(20_484);
        assertThat(PlanhatDates.epochDay(LocalDate.parse("2026-01-31"))).isEqualTo(20_484);
        assertThat(PlanhatDates.epochDay(java.sql.Date.valueOf("2026-01-31"))).isEqualTo(20_484);
        assertThat(PlanhatDates.epochDay(TIME)).isEqualTo(20_484);
    }

    @Test
    void aDateWithoutItsDashesIsNoDay() {
        assertThatThrownBy(() -> PlanhatDates.epochDay("20260131")).hasMessageContaining("write a date as 2026-01-31");
        assertThatThrownBy(() -> PlanhatDates.epochDay(1_769_854_830_123L)).hasMessageContaining("is no day");
    }
}
