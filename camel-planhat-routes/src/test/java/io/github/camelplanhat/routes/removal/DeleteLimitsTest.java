/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeleteLimitsTest {
    private final DeleteLimits limits = DeleteLimits.parse("100", "5");

    private void check(long leaving, long known, long read, Long allowed) {
        limits.check(
                new DeleteLimits.Question("accounts", leaving, known, read, List.of("externalId=1"), allowed),
                DeleteBehavior.DELETE);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "5, 6", "5, 5", "50, 1000", "100, 2000"})
    void whatIsWithinThemPasses(long leaving, long known) {
        assertThatCode(() -> check(leaving, known, 1, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"6, 100, maxDeletePercent=5", "51, 1000, maxDeletePercent=5", "101, 100000, maxDeletes=100"})
    void whatIsAboveOneOfThemStops(long leaving, long known, String limit) {
        assertThatThrownBy(() -> check(leaving, known, 1, null))
                .isInstanceOf(DeleteBrakeException.class)
                .hasMessageContaining(limit)
                .hasMessageContaining("--allow-deletes accounts=" + leaving);
    }

    @Test
    void aSourceWithoutARowStopsEvenForOneRecord() {
        assertThatThrownBy(() -> check(1, 1000, 0, null)).hasMessageContaining("no row at all");
    }

    @Test
    void whatWasAllowedGoesBeforeTheLimits() {
        assertThatCode(() -> check(900, 1000, 0, 900L)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(2, 1000, 1000, 1L)).hasMessageContaining("more than the 1 that were allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 5, maxDeletes is '-1'",
        "many, 5, maxDeletes is 'many'",
        "1, 5%, maxDeletePercent is '5%'",
        "1, 101, from 0 to 100"
    })
    void whatIsNoLimitIsNamed(String records, String percent, String message) {
        assertThatThrownBy(() -> DeleteLimits.parse(records, percent)).hasMessageContaining(message);
    }
}
