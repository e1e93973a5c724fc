/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedLimitTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 9", "5, 5, 100", "5%, 5, 100", "0.5%, 1, 200", "20 %, 1, 5", "0%, 0, 0", "33.3%, 333, 1000"})
    void asManyAsTheLimitAreInOrder(String limit, long missing, long read) {
        assertThat(RefusedLimit.parse(limit).exceeded(missing, read)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 9", "5, 6, 100", "5%, 6, 100", "0.5%, 1, 199", "20 %, 1, 4", "0%, 1, 1000000", "33.3%, 334, 1000"
    })
    void oneMoreIsNot(String limit, long missing, long read) {
        assertThat(RefusedLimit.parse(limit).exceeded(missing, read)).isTrue();
    }
}
