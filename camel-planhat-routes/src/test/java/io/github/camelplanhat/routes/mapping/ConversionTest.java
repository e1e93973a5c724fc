/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class ConversionTest {
    private static Object value(MappedRow mapped) {
        assertThat(mapped.reason()).isNull();
        assertThat(mapped.record()).containsKey("custom");
        return ((Map<?, ?>) mapped.record().get("custom")).get("X");
    }

    private static MappedRow map(String options, Object value) {
        return Mappings.map("externalId: ID\nname: ID\ncustom.X: {from: V, " + options + "}", "ID", "1", "V", value);
    }

    private static Object convert(String options, Object value) {
        return value(map(options, value));
    }

    private static String refusal(String options, Object value) {
        return map(options, value).reason();
    }

    @Nested
    class Strings {
        @Test
        void textStaysAsItIs() {
            assertThat(convert("type: string", "  Zoë & Söhne 株式会社 😀 ")).isEqualTo("  Zoë & Söhne 株式会社 😀 ");
        }

        @Test
        void emptyTextStaysEmpty() {
            assertThat(convert("type: string", "")).isEqualTo("");
        }

        @Test
        void numbersHaveNoExponent() {
            assertThat(convert("type: string", new BigDecimal("1E+3"))).isEqualTo("1000");
            assertThat(convert("type: string", 12345678901L)).isEqualTo("12345678901");
            assertThat(convert("type: string", new BigDecimal("12.50"))).isEqualTo("12.50");
        }

        @Test
        void aWholeDoubleIsAnIdAndNotADecimal() {
            assertThat(convert("type: string", 1234.0)).isEqualTo("1234");
            assertThat(convert("type: string", 0.5)).isEqualTo("0.5");
        }

        @Test
        void otherValuesShowTheirText() {
            UUID uuid = UUID.randomUUID();
            assertThat(convert("type: string", uuid)).isEqualTo(uuid.toString());
            assertThat(convert("type: string", true)).isEqualTo("true");
            assertThat(convert("type: string", LocalDate.of(2024, 2, 29))).isEqualTo("2024-02-29");
        }

        @Test
        void binaryAndNestedValuesAreRefused() {
            assertThat(refusal("type: string", "abc".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(
                            "custom.X: 3 bytes of binary data is not a text (type json or list would take it) (from V)");
            assertThat(refusal("type: string", Map.of("a", 1))).contains("is not a text");
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource({"12, 12", "' -3 ', -3", "12.0, 12", "1e2, 100", "99999999999, 99999999999"})
        void integersComeFromText(String text, long expected) {
            assertThat(convert("type: integer", text)).isEqualTo(expected);
        }

        @Test
        void integersComeFromNumbersWithoutFraction() {
            assertThat(convert("type: integer", 7)).isEqualTo(7);
            assertThat(convert("type: integer", 7.0)).isEqualTo(7L);
            assertThat(convert("type: integer", new BigDecimal("7.000"))).isEqualTo(7L);
            assertThat(convert("type: integer", "123456789012345678901234567890"))
                    .isEqualTo(new BigInteger("123456789012345678901234567890"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"12.5", "1,000", "twelve", "0x10", "1e999999999", "NaN", "12 %"})
        void whatIsNoIntegerIsRefused(String text) {
            assertThat(refusal("type: integer", text))
                    .isEqualTo("custom.X: \"" + text + "\" is not a whole number (from V)");
        }

        @Test
        void aFractionIsNoInteger() {
            assertThat(refusal("type: integer", 7.5)).contains("\"7.5\" is not a whole number");
        }

        @Test
        void numbersKeepTheirPrecision() {
            assertThat(convert("type: number", "83.33333333333333")).isEqualTo(new BigDecimal("83.33333333333333"));
            assertThat(convert("type: number", 0.1)).isEqualTo(0.1);
        }

        @Test
        void numbersThatJsonDoesNotHaveAreRefused() {
            assertThat(refusal("type: number", Double.NaN)).contains("is not a number");
            assertThat(refusal("type: number", "1.234,5")).contains("\"1.234,5\" is not a number");
            assertThat(refusal("type: number", true)).contains("\"true\" is not a number");
        }
    }

    @Nested
    class Booleans {
        @ParameterizedTest
        @CsvSource({"true,true", "YES,true", "y,true", "T,true", "1,true", "False,false", "no,false", "0,false"})
        void theUsualWordsAreUnderstood(String text, boolean expected) {
            assertThat(convert("type: boolean", text)).isEqualTo(expected);
        }

        @Test
        void zeroAndOneAreUnderstood() {
            assertThat(convert("type: boolean", 1)).isEqualTo(true);
            assertThat(convert("type: boolean", BigDecimal.ZERO)).isEqualTo(false);
        }

        @Test
        void anythingElseIsRefused() {
            assertThat(refusal("type: boolean", 2)).contains("\"2\" is not true or false");
            assertThat(refusal("type: boolean", "maybe")).contains("is not true or false");
        }
    }

    @Nested
    class DateTimes {
        private static final String EXPECTED = "2021-07-27T20:25:44.430Z";

        @Test
        void everyClassBecomesIsoInUtcWithMilliseconds() {
            LocalDateTime local = LocalDateTime.parse("2021-07-27T20:25:44.430");
            assertThat(convert("type: dateTime", Timestamp.valueOf(local))).isEqualTo(EXPECTED);
            assertThat(convert("type: dateTime", local)).isEqualTo(EXPECTED);
            assertThat(convert("type: dateTime", OffsetDateTime.parse("2021-07-27T22:25:44.430+02:00")))
                    .isEqualTo(EXPECTED);
            assertThat(convert("type: dateTime", ZonedDateTime.parse("2021-07-27T22:25:44.430+02:00[Europe/Berlin]")))
                    .isEqualTo(EXPECTED);
            assertThat(convert("type: dateTime", Instant.parse(EXPECTED))).isEqualTo(EXPECTED);
            assertThat(convert("type: dateTime", java.util.Date.from(Instant.parse(EXPECTED))))
                    .isEqualTo(EXPECTED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2021-07-27T20:25:44.430Z",
                    "2021-07-27 20:25:44.43",
                    "2021-07-27T22:25:44.430+02:00",
                    "2021-07-27 22:25:44.430+02",
                    "2021-07-27T22:25:44.430+0200"
                })
        void isoTextIsReadInItsUsualForms(String text) {
            assertThat(convert("type: dateTime", text)).isEqualTo(EXPECTED);
        }

        @Test
        void valuesWithoutAZoneAreOfTheZoneOfTheMapping() {
            assertThat(convert("type: dateTime, zone: Europe/Berlin", "2021-07-27T22:25:44.430"))
                    .isEqualTo(EXPECTED);
            assertThat(convert("type: dateTime, zone: Europe/Berlin", Timestamp.valueOf("2021-07-27 22:25:44.43")))
                    .isEqualTo(EXPECTED);
        }

        @Test
        void aDayIsMidnightUtcWhateverTheZone() {
            assertThat(convert("type: dateTime, zone: Europe/Berlin", Date.valueOf("2021-07-27")))
                    .isEqualTo("2021-07-27T00:00:00.000Z");
            assertThat(convert("type: dateTime", LocalDate.of(2021, 7, 27))).isEqualTo("2021-07-27T00:00:00.000Z");
        }

        @Test
        void aPatternReadsOtherText() {
            assertThat(convert("type: dateTime, format: 'dd.MM.yyyy HH:mm'", "27.07.2021 20:25"))
                    .isEqualTo("2021-07-27T20:25:00.000Z");
        }

        @ParameterizedTest
        @ValueSource(strings = {"2021-02-31", "yesterday", "27.07.2021", "2021-07-27T25:00:00", "1627417544430"})
        void whatIsNoDateIsRefused(String text) {
            assertThat(refusal("type: dateTime", text))
                    .isEqualTo("custom.X: \"" + text + "\" is not an ISO-8601 date (from V)");
        }

        @Test
        void aPatternIsStrictToo() {
            assertThat(refusal("type: date, format: dd.MM.yyyy", "31.02.2021"))
                    .isEqualTo("custom.X: \"31.02.2021\" is not a date of the form dd.MM.yyyy (from V)");
        }

        @Test
        void aNumberIsNoDate() {
            assertThat(refusal("type: dateTime", 1627417544430L)).contains("is not a date (epochDays and epochMillis");
        }
    }

    @Nested
    class Days {
        @Test
        void datesAreTheDayInTheZoneOfTheMapping() {
            assertThat(convert("type: date", "2021-07-27")).isEqualTo("2021-07-27");
            assertThat(convert("type: date", Timestamp.valueOf("2021-07-27 23:59:59")))
                    .isEqualTo("2021-07-27");
            assertThat(convert("type: date, zone: Europe/Berlin", Instant.parse("2021-07-27T22:30:00Z")))
                    .isEqualTo("2021-07-28");
        }

        @Test
        void epochDaysComeFromDatesAndFromDays() {
            assertThat(convert("type: epochDays", LocalDate.of(1970, 1, 11))).isEqualTo(10L);
            assertThat(convert("type: epochDays", "1970-01-11")).isEqualTo(10L);
            assertThat(convert("type: epochDays", 18_835)).isEqualTo(18_835);
            assertThat(convert("type: epochDays", "18835")).isEqualTo(18_835L);
        }

        @Test
        void millisecondsAreNoDays() {
            assertThat(refusal("type: epochDays", 1627417544430L)).contains("is not a number of days since 1970");
        }

        @Test
        void epochMillisComeFromTimesAndFromMilliseconds() {
            assertThat(convert("type: epochMillis", Instant.ofEpochMilli(1627417544430L)))
                    .isEqualTo(1627417544430L);
            assertThat(convert("type: epochMillis", 1627417544430L)).isEqualTo(1627417544430L);
        }

        @Test
        void digitsAreADateWhereThePatternSaysSo() {
            assertThat(convert("type: epochDays, format: yyyyMMdd", "19700111")).isEqualTo(10L);
        }
    }

    @Nested
    class Lists {
        @Test
        void textIsSplitAndTrimmedAndBlanksAreLeftOut() {
            assertThat(convert("type: list", "a, b,,c ")).isEqualTo(List.of("a", "b", "c"));
            assertThat(convert("type: list, separator: ;", "a,1; b")).isEqualTo(List.of("a,1", "b"));
        }

        @Test
        void collectionsAndArraysBecomeLists() {
            assertThat(convert("type: list", Arrays.asList("a", null, 2))).isEqualTo(List.of("a", "2"));
            assertThat(convert("type: list", new String[] {"a", "b"})).isEqualTo(List.of("a", "b"));
            assertThat(convert("type: list", new int[] {1, 2})).isEqualTo(List.of("1", "2"));
        }

        @Test
        void aSingleValueIsAListOfOne() {
            assertThat(convert("type: list", 5)).isEqualTo(List.of("5"));
        }
    }

    @Nested
    class Json {
        @Test
        void objectsAndArraysPassAndTextIsParsed() {
            assertThat(convert("type: json", Map.of("a", 1))).isEqualTo(Map.of("a", 1));
            assertThat(convert("type: json", "[{\"a\":1}]")).isEqualTo(List.of(Map.of("a", 1)));
        }

        @Test
        void theJsonClassesOfDriversAreReadAsTheirText() {
            assertThat(convert("type: json", new StringBuilder("{\"a\":1}"))).isEqualTo(Map.of("a", 1));
        }

        @Test
        void whatIsNeitherIsRefused() {
            assertThat(refusal("type: json", "{broken")).contains("is not JSON");
            assertThat(refusal("type: json", "{} {}")).contains("is not JSON");
            assertThat(refusal("type: json", 12)).contains("is not a JSON object or array");
            assertThat(refusal("type: json", "12")).contains("is not a JSON object or array");
        }
    }

    @Nested
    class Auto {
        @Test
        void customFieldsWithoutATypeTakeTheNearestJsonForm() {
            assertThat(convert("required: false", "text")).isEqualTo("text");
            assertThat(convert("required: false", 5)).isEqualTo(5);
            assertThat(convert("required: false", true)).isEqualTo(true);
            assertThat(convert("required: false", Timestamp.valueOf("2021-07-27 20:25:44.43")))
                    .isEqualTo("2021-07-27T20:25:44.430Z");
            assertThat(convert("required: false", Date.valueOf("2021-07-27"))).isEqualTo("2021-07-27");
            assertThat(convert("required: false", new Object[] {1, "a"})).isEqualTo(List.of(1, "a"));
        }

        @Test
        void whatJsonDoesNotHaveIsRefused() {
            assertThat(refusal("required: false", new byte[9])).contains("9 bytes of binary data");
            assertThat(refusal("required: false", Float.POSITIVE_INFINITY)).contains("is not a number");
        }
    }

    @Nested
    class Defaults {
        @Test
        void aCatalogueFieldHasTheTypeOfTheCatalogue() {
            MappedRow mapped = Mappings.map(
                    "name: N\nexternalId: ID\nh: H\ntags: T\ncustomerFrom: D",
                    "N",
                    "Acme",
                    "ID",
                    17,
                    "H",
                    "8",
                    "T",
                    "a,b",
                    "D",
                    "2024-01-31");

            assertThat(mapped.reason()).isNull();
            assertThat(mapped.record())
                    .containsExactly(
                            Map.entry("name", "Acme"),
                            Map.entry("externalId", "17"),
                            Map.entry("h", 8L),
                            Map.entry("tags", List.of("a", "b")),
                            Map.entry("customerFrom", "2024-01-31T00:00:00.000Z"));
        }

        @Test
        void invoiceDatesAreDaysSince1970() {
            MappedRow mapped = Mappings.of(
                            PlanhatObject.INVOICE,
                            "cId: {from: C, prefix: extid}\nextId: I\ncurrency: {constant: EUR}\ninvoiceDate: D")
                    .newRowMapper()
                    .map(Mappings.row("C", "A-1", "I", 5, "D", Date.valueOf("1970-02-01")));

            assertThat(mapped.record()).containsEntry("invoiceDate", 31L).containsEntry("cId", "extid-A-1");
        }

        @Test
        void aLongValueIsCutInTheReason() {
            assertThat(refusal("type: integer", "x".repeat(1000)))
                    .isEqualTo("custom.X: \"" + "x".repeat(60) + "…\" is not a whole number (from V)");
        }
    }
}
