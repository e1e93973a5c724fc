/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.record;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordHashTest {
    @Test
    void theOrderOfFieldsDoesNotMatter() {
        Map<String, Object> there = new LinkedHashMap<>();
        there.put("a", 1);
        there.put("b", Map.of("c", List.of("x")));
        Map<String, Object> back = new LinkedHashMap<>();
        back.put("b", Map.of("c", List.of("x")));
        back.put("a", 1);

        assertThat(new RecordHash().of(there))
                .isEqualTo(new RecordHash().of(back))
                .hasSize(22);
    }

    @Test
    void numbersAreTheSameInEveryType() {
        String one = new RecordHash().of(Map.of("a", 1));

        assertThat(new RecordHash().of(Map.of("a", 1L))).isEqualTo(one);
        assertThat(new RecordHash().of(Map.of("a", new BigDecimal("1.00")))).isEqualTo(one);
        assertThat(new RecordHash().of(Map.of("a", 1.0))).isEqualTo(one);
        assertThat(new RecordHash().of(Map.of("a", "1"))).isNotEqualTo(one);
    }

    @Test
    void roundNumbersAreTheSameInEveryType() {
        assertThat(new RecordHash().of(Map.of("a", new BigDecimal("1E+2"))))
                .isEqualTo(new RecordHash().of(Map.of("a", 100)));
    }

    @Test
    void aClearedFieldIsNotAMissingOne() {
        assertThat(new RecordHash().of(Collections.singletonMap("a", null)))
                .isNotEqualTo(new RecordHash().of(Map.of()));
    }

    @Test
    void whereATextEndsMatters() {
        assertThat(new RecordHash().of(List.of("ab", "c"))).isNotEqualTo(new RecordHash().of(List.of("a", "bc")));
        assertThat(new RecordHash().of(List.of("a", List.of("b"))))
                .isNotEqualTo(new RecordHash().of(List.of("a", "b")));
    }

    @Test
    void anEndlessNumberIsNotWrittenOut() {
        assertThat(new RecordHash().of(Map.of("a", new BigDecimal("1E+999999999"))))
                .isNotEqualTo(new RecordHash().of(Map.of("a", new BigDecimal("1E-999999999"))));
    }
}
