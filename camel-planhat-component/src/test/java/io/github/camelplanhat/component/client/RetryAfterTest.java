/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7000", " 7 , 7000", "0.5, 500", "120, 120000", "121, 120000", "99999999999999999999, 120000"
    })
    void secondsAreTakenUpToTheCap(String value, long millis) {
        assertThat(RetryAfter.parse(value, null, NOW)).contains(Duration.ofMillis(millis));
    }

    @Test
    void aDateCountsFromNow() {
        assertThat(RetryAfter.parse("Mon, 02 Mar 2026 10:00:42 GMT", null, NOW)).contains(Duration.ofSeconds(42));
    }

    @Test
    void aDateCountsFromTheServersOwnTimeIfItTellsIt() {
        assertThat(RetryAfter.parse("Mon, 02 Mar 2026 12:00:42 GMT", "Mon, 02 Mar 2026 12:00:00 GMT", NOW))
                .contains(Duration.ofSeconds(42));
    }

    @Test
    void aDateInThePastMeansAtOnce() {
        assertThat(RetryAfter.parse("Mon, 02 Mar 2026 09:00:00 GMT", null, NOW)).contains(Duration.ZERO);
    }

    @Test
    void aDateFarAwayIsCapped() {
        assertThat(RetryAfter.parse("Tue, 03 Mar 2026 10:00:00 GMT", null, NOW)).contains(Duration.ofSeconds(120));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "-5", "1e3", "Mon, 99 Mar 2026 10:00:00 GMT"})
    void anythingElseIsNoHeader(String value) {
        assertThat(RetryAfter.parse(value, null, NOW)).isEmpty();
    }
}
