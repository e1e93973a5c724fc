/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.validate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.camelplanhat.model.FieldType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TypeCheckTest {
    private static final String SOME_ID = "6b012f2b0000000000000002";

    static Stream<Arguments> right() {
        return Stream.of(
                arguments(FieldType.ID, SOME_ID),
                arguments(FieldType.STRING, "Acme"),
                arguments(FieldType.STRING, 1234),
                arguments(FieldType.STRING, LocalDate.of(2026, 1, 31)),
                arguments(FieldType.NUMBER, new BigDecimal("83.33")),
                arguments(FieldType.INTEGER, 10),
                arguments(FieldType.INTEGER, 10.0),
                arguments(FieldType.BOOLEAN, false),
                arguments(FieldType.DATE_TIME, "2026-01-31T10:00:00+02:00"),
                arguments(FieldType.DATE_TIME, "2026-01-31"),
                arguments(FieldType.DATE_TIME, Instant.EPOCH),
                arguments(FieldType.EPOCH_DAYS, 20_484),
                arguments(FieldType.EPOCH_MILLIS, 1_769_853_600_000L),
                arguments(FieldType.OBJECT, Map.of("a", 1)),
                arguments(FieldType.ID_ARRAY, List.of(SOME_ID)),
                arguments(FieldType.STRING_ARRAY, List.of("a", "b")),
                arguments(FieldType.STRING_ARRAY, Arrays.asList("a", null)),
                arguments(FieldType.STRING_ARRAY, new String[] {"a"}),
                arguments(FieldType.OBJECT_ARRAY, List.of(Map.of())),
                arguments(FieldType.ARRAY, List.of(1, "a")),
                arguments(FieldType.ANY, new Object()));
    }

    @ParameterizedTest
    @MethodSource("right")
    void aValueOfTheTypeIsRight(FieldType type, Object value) {
        assertThat(TypeCheck.problem(type, value)).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(
                        FieldType.ID,
                        "A-17",
                        "'A-17' is no id (24 hexadecimal characters, or extid- or srcid- and yours)"),
                arguments(FieldType.STRING, true, "'true' is no text"),
                arguments(FieldType.STRING, List.of("a"), "an array is no text"),
                arguments(FieldType.NUMBER, "12", "'12' is no number"),
                arguments(FieldType.INTEGER, 1.5, "'1.5' is no whole number"),
                arguments(FieldType.INTEGER, Double.NaN, "'NaN' is no whole number"),
                arguments(FieldType.BOOLEAN, "yes", "'yes' is neither true nor false"),
                arguments(
                        FieldType.DATE_TIME, "31.01.2026", "'31.01.2026' is no date; write it as 2026-01-31T10:00:00Z"),
                arguments(
                        FieldType.EPOCH_DAYS, "2026-01-31", "'2026-01-31' is no whole number of days since 1970-01-01"),
                arguments(FieldType.OBJECT, "a", "'a' is no object"),
                arguments(FieldType.STRING_ARRAY, "a", "'a' is no array"),
                arguments(FieldType.ARRAY, 1, "'1' is no array"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aValueOfAnotherTypeIsNamed(FieldType type, Object value, String problem) {
        assertThat(TypeCheck.problem(type, value)).contains(problem);
    }

    @ParameterizedTest
    @EnumSource
    void nullClearsAFieldOfAnyType(FieldType type) {
        assertThat(TypeCheck.problem(type, null)).isEmpty();
    }

    @Test
    void anIdMayBeOneOfYours() {
        assertThat(TypeCheck.problem(FieldType.ID, "extid-A-17")).isEmpty();
        assertThat(TypeCheck.problem(FieldType.ID, "extid-")).isPresent();
    }

    @Test
    void anOperationOnAListIsLetThrough() {
        assertThat(TypeCheck.problem(FieldType.STRING_ARRAY, Map.of("add", List.of("a"))))
                .isEmpty();
    }

    @Test
    void aLongValueIsCut() {
        assertThat(TypeCheck.problem(FieldType.NUMBER, "x".repeat(1_000)).orElseThrow())
                .hasSizeLessThan(80);
    }
}
