/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.state;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.store.StoredDeadLetter;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTextTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T02:00:00Z");

    private static StoredDeadLetter letter(int attempts, boolean waiting) {
        return new StoredDeadLetter(
                7,
                "endusers",
                "enduser",
                "externalId=2",
                "h",
                OutcomeStatus.REFUSED,
                "no such thing",
                "{}",
                "{}",
                "{}",
                0,
                "r",
                attempts,
                FIRST,
                FIRST,
                FIRST,
                false,
                waiting);
    }

    @Test
    void aLetterBeginsWithItsId() {
        assertThat(DeadLetterText.line(letter(1, false), FIRST))
                .isEqualTo("7  endusers  externalId=2  REFUSED once: no such thing");
    }

    @Test
    void oneThatWaitsTellsForHowLong() {
        assertThat(DeadLetterText.line(letter(4, true), FIRST.plus(Duration.ofDays(3))))
                .isEqualTo("7  endusers  externalId=2  WAITING for 3 days, tried 4 times: no such thing");
    }

    @ParameterizedTest
    @CsvSource({"P2D,2 days", "PT47H,47 hours", "PT119M,119 min", "PT59S,0 min", "-PT5S,0 min"})
    void agesHaveAUnitOfWhichThereAreTwo(Duration age, String text) {
        assertThat(DeadLetterText.age(age)).isEqualTo(text);
    }
}
