/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobCountsTest {
    @Test
    void whatAJobCountsIsToldInWords() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("companies", 10_000L);
        counts.put("callsPerThousandCompanies", 13L);
        counts.put("lookupCalls", 1L);

        assertThat(JobCounts.text(counts))
                .isEqualTo("10,000 companies, 13 calls per thousand companies, 1 lookup calls");
        assertThat(JobCounts.text(Map.of())).isEmpty();
    }

    @Test
    void whatWentWrongIsNeverNothingInARunThatIsNotClean() {
        JobCounts objects = JobCounts.of("objects").losing("failed");

        assertThat(objects.lost(Map.of("objects", 4L, "failed", 0L), false)).isEqualTo(1);
        assertThat(objects.lost(Map.of("objects", 4L, "failed", 3L), false)).isEqualTo(3);
        assertThat(objects.lost(Map.of("objects", 4L), true)).isZero();
        assertThat(objects.whole(Map.of(), false)).isEqualTo(1);
    }
}
