/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTest {
    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Spread.of(4, 1, 3, 2)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Spread.of(30, 10, 20)).isEqualTo(new Spread(20, 10, 30));
    }

    @Test
    void ratiosAreThoseOfARound() {
        assertThat(Spread.ratio(List.of(1.0, 20.0), List.of(2.0, 10.0), d -> d)).isEqualTo(new Spread(1.25, 0.5, 2));
    }

    @Test
    void figuresAreReadable() {
        assertThat(new Spread(1234.5, 1000, 20000).text(0)).isEqualTo("1,235 (1,000–20,000)");
    }
}
