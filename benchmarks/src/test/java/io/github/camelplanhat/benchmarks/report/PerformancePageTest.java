/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PerformancePageTest {
    private static final String PAGE =
            "above\n<!-- figures: a -->\nold\n<!-- end -->\nbetween\n<!-- figures: b -->\n<!-- end -->\nbelow\n";

    @Test
    void onlyWhatIsBetweenTheMarkersChanges() {
        String page = PerformancePage.with(Map.of("a", "| new $1 |", "b", "| too |"), PAGE);

        assertThat(page)
                .isEqualTo("above\n<!-- figures: a -->\n| new $1 |\n<!-- end -->\nbetween\n<!-- figures: b -->\n"
                        + "| too |\n<!-- end -->\nbelow\n");
        assertThat(PerformancePage.with(Map.of("a", "| new $1 |", "b", "| too |"), page))
                .isEqualTo(page);
    }

    @Test
    void aTableThatWasNotMadeLeavesNoOldFigures() {
        assertThat(PerformancePage.with(Map.of("b", "| too |"), PAGE))
                .contains("<!-- figures: a -->\nnot measured\n")
                .doesNotContain("old");
    }

    @Test
    void aTableWithoutAPlaceIsNamed() {
        assertThatThrownBy(() -> PerformancePage.with(Map.of("c", ""), PAGE)).hasMessageContaining("[c]");
    }
}
