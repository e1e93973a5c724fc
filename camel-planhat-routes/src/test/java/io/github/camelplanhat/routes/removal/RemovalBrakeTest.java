/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.routes.store.Missing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RemovalBrakeTest {
    private static void check(int maxDeletes, double maxPercent, long left, long known, long rows, long created) {
        new RemovalBrake(maxDeletes, maxPercent)
                .check(
                        "s",
                        new Departures(left, known, List.of(new Missing(1, "externalId=1", null)), "of sync s"),
                        rows,
                        created);
    }

    @Test
    void tenPassWhateverTheirShare() {
        assertThatCode(() -> check(100, 5, 10, 20, 10, 0)).doesNotThrowAnyException();
    }

    @Test
    void elevenAreMeasuredByTheirShare() {
        assertThatThrownBy(() -> check(100, 5, 11, 100, 89, 0)).hasMessageContaining("(11 %)");
        assertThatCode(() -> check(100, 5, 11, 220, 209, 0)).doesNotThrowAnyException();
    }

    @Test
    void aShareIsNotRoundedDownBelowItsLimit() {
        assertThatThrownBy(() -> check(100, 5, 51, 1_000, 949, 0)).hasMessageContaining("maxDeletePercent=5");
    }

    @Test
    void theNumberCountsHoweverSmallTheShare() {
        assertThatThrownBy(() -> check(100, 100, 101, 1_000_000, 999_899, 0))
                .hasMessageContaining("maxDeletes=100")
                .hasMessageContaining("101 of the 1,000,000 records")
                .hasMessageEndingWith(
                        "They are externalId=1, …. If the source is right, allow so many for one run (run --once --allow-deletes s=101, or a DeleteOrder); if not,"
                                + " repair it and run again");
    }

    @Test
    void anEmptySourceTakesAHundredPercent() {
        assertThatThrownBy(() -> check(100, 99, 1, 1, 0, 0)).hasMessageContaining("which was empty");
        assertThatCode(() -> check(100, 100, 1, 1, 0, 0)).doesNotThrowAnyException();
    }

    @Test
    void aSourceOfNewRecordsAloneTakesAHundredPercent() {
        assertThatThrownBy(() -> check(100, 5, 3, 5, 2, 2))
                .hasMessageContaining("none of those known before came again");
        assertThatCode(() -> check(100, 5, 3, 6, 3, 2)).doesNotThrowAnyException();
    }

    @Test
    void noneMayLeaveWhereNoneIsAllowed() {
        assertThatThrownBy(() -> check(0, 5, 1, 1_000, 999, 0)).hasMessageContaining("maxDeletes=0");
    }
}
