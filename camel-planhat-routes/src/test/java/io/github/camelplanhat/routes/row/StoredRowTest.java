/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.LinkedCaseInsensitiveMap;

import static org.assertj.core.api.Assertions.assertThat;

/** A row that is stored comes back as it was. */
class StoredRowTest {
    private static Map<?, ?> again(Map<?, ?> row) {
        StoredRow stored = StoredRow.of(row);
        return StoredRow.read(stored.json(), stored.types());
    }

    static Stream<Object> values() {
        return Stream.of(
                "text",
                true,
                7,
                7_000_000_000L,
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("12.5000"),
                new BigDecimal("12"),
                new BigDecimal("1E+500"),
                0.1,
                1e10,
                Double.NaN,
                Float.NEGATIVE_INFINITY,
                2.5f,
                Timestamp.valueOf("2026-03-08 02:30:00.123456789"),
                java.sql.Date.valueOf("2026-03-01"),
                java.sql.Time.valueOf("23:59:58"),
                Date.from(Instant.parse("2026-03-01T02:00:00.123Z")),
                LocalDateTime.parse("2026-03-01T02:00:00.123456"),
                LocalDate.parse("2026-03-01"),
                LocalTime.parse("02:00"),
                OffsetDateTime.parse("2026-03-01T02:00+05:30"),
                ZonedDateTime.parse("2026-03-01T02:00+01:00[Europe/Berlin]"),
                Instant.parse("2026-03-01T02:00:00.123456Z"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void withEachOfItsValues(Object value) {
        Object back = again(Map.of("v", value)).get("v");

        assertThat(back).isExactlyInstanceOf(value.getClass()).isEqualTo(value);
    }

    @Test
    void withItsBytes() {
        assertThat((byte[]) again(Map.of("v", new byte[] {0, -1, 2})).get("v")).containsExactly(0, -1, 2);
    }

    @Test
    void withItsNulls() {
        Map<String, Object> row = new HashMap<>();
        row.put("v", null);

        assertThat(again(row).containsKey("v")).isTrue();
        assertThat(again(row).get("v")).isNull();
    }

    @Test
    void withWhatIsInsideOfIt() {
        Map<String, Object> row = Map.of(
                "a/b~c",
                Map.of("days", Arrays.asList(LocalDate.parse("2026-03-01"), null, Map.of("n", new BigDecimal("1.0")))));

        assertThat(again(row)).isEqualTo(row);
    }

    @Test
    void withoutRegardToTheCaseOfItsColumnsIfItHadNone() {
        Map<String, Object> row = new LinkedCaseInsensitiveMap<>();
        row.put("NAME", "a");

        assertThat(again(row).get("name")).isEqualTo("a");
        assertThat(again(new TableRow.Maker().of(row)).get("name")).isEqualTo("a");
        assertThat(again(Map.of("NAME", "a")).get("name")).isNull();
    }

    @Test
    void withTheTextOfWhatIsNotKnown() {
        UUID value = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

        Object back = again(Map.of("v", value)).get("v");

        assertThat(back).isNotInstanceOf(String.class).hasToString(value.toString());
    }

    @Test
    void arraysAreLists() {
        assertThat(again(Map.of("v", new int[] {1, 2})).get("v")).isEqualTo(List.of(1, 2));
    }

    @Test
    void fromBeforeTypesWereNotedIsWhatJsonSays() {
        assertThat(StoredRow.read("{\"v\":1.50,\"t\":\"2026-03-01\"}", null))
                .isEqualTo(Map.of("v", new BigDecimal("1.50"), "t", "2026-03-01"));
    }
}
