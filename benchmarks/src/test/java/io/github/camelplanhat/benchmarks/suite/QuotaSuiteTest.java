/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuotaSuiteTest {
    /** 200 calls at once, and again each 60.3 seconds: a count over three whole minutes would say 200 a minute. */
    private static final List<Long> BURSTS = LongStream.range(0, 700)
            .map(call -> call / 200 * 60_300_000 + call % 200)
            .boxed()
            .toList();

    @Test
    void theRateIsThatOfWholeQuotas() {
        assertThat(QuotaSuite.perMinute(BURSTS)).isBetween(199.00, 199.01);
    }

    @Test
    void theMostInAnyMinuteIsThatOfARollingOne() {
        assertThat(QuotaSuite.most(BURSTS)).isEqualTo(200);
        assertThat(QuotaSuite.most(List.of(0L, 59_999_999L, 60_000_000L))).isEqualTo(2);
    }
}
