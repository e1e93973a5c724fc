/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

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

    /** Fingerprints of earlier versions must go on to fit. */
    @Test
    void isTheSameAsEver() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("name", "Acme");
        record.put("externalId", "A-1");
        record.put("mr", new BigDecimal("12.50"));
        record.put("custom", Map.of("Tier", List.of(1, "x"), "Active", true));
        record.put("phase", null);

        assertThat(new RecordHash().of(record)).isEqualTo("wYmkn6EmOe1oThRjT1WyBQ");
    }

    /** What the record before was like must not matter. */
    @Test
    void doesNotDependOnWhatWasHashedBefore() {
        List<String> names = List.of("a", "b", "c", "d");
        Random random = new Random(7);
        RecordHash hash = new RecordHash();

        for (int i = 0; i < 2_000; i++) {
            Map<String, Object> record = anyMap(names, random, 6);
            assertThat(hash.of(record)).as(record.toString()).isEqualTo(new RecordHash().of(record));
        }
    }

    private static Map<String, Object> anyMap(List<String> names, Random random, int deep) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<String> shuffled = new ArrayList<>(names);
        Collections.shuffle(shuffled, random);
        for (String name : shuffled.subList(0, random.nextInt(names.size() + 1))) {
            map.put(
                    name,
                    switch (deep == 0 ? 0 : random.nextInt(4)) {
                        case 0 -> random.nextInt(3);
                        case 1 -> anyMap(names, random, deep - 1);
                        case 2 -> List.of(anyMap(names, random, deep - 1), anyMap(names, random, deep - 1));
                        default -> "text " + random.nextInt(3);
                    });
        }
        return map;
    }

    /** Names are compared as texts; a number that looks like one is the same. */
    @Test
    void namesNeedNotBeTexts() {
        RecordHash hash = new RecordHash();

        String text = hash.of(Map.of("1", "x"));
        assertThat(hash.of(Map.of(1, "x"))).isEqualTo(text);
        assertThat(hash.of(Map.of(1, "x"))).isEqualTo(text);
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
