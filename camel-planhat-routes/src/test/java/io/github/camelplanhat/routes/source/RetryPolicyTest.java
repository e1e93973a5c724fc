/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "1, , 1000",
        "2, , 2000",
        "3, , 4000",
        "60, , 60000",
        "1, 7, 7000",
        "1, 0, 0",
        "1, 3600, 60000",
        "2, soon, 2000"
    })
    void pausesAsTheVendorSaysElseLongerEachTime(int attempt, String retryAfter, long millis) {
        assertThat(new RetryPolicy(5, 1000, 60_000).pause(attempt, retryAfter)).isEqualTo(millis);
    }
}
