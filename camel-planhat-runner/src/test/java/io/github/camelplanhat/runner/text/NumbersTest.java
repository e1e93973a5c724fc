/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.text;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {
    @Test
    void whatAJobCountsIsToldInWords() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("companies", 10_000L);
        counts.put("callsPerThousandCompanies", 13L);
        counts.put("lookupCalls", 1L);

        assertThat(Numbers.counts(counts))
                .isEqualTo("10,000 companies, 13 calls per thousand companies, 1 lookup calls");
        assertThat(Numbers.counts(Map.of())).isEmpty();
    }
}
