/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.routes.store.RunRemovals;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTextTest {
    @Test
    void countsThatDoNotAddUpAreNotHushedUp() {
        assertThat(OutcomeText.lines(report(line("companies", 10, 8))))
                .contains("The outcomes do not add up to the rows read in: companies");
    }

    @Test
    void countsThatAddUpAreSaidToDoSo() {
        assertThat(OutcomeText.lines(report(line("companies", 10, 9))))
                .contains("Every row read is in exactly one outcome column.");
    }

    @Test
    void severalSyncsHaveASum() {
        assertThat(OutcomeText.table(report(line("a", 10, 9), line("b", 2_000, 1_999))))
                .last()
                .asString()
                .startsWith("all")
                .contains("2,010", "2,008", "2");
    }

    @Test
    void aRunWithoutSyncsIsNoEmptyTable() {
        assertThat(OutcomeText.lines(report())).containsExactly("No sync has run.");
    }

    @Test
    void reasonsAreTheReportsOwnWords() {
        assertThat(OutcomeText.lines(report(line("companies", 10, 9))))
                .anyMatch(line -> line.contains("companies") && line.endsWith("1  name: is required"));
    }

    private static RunReport report(SyncLine... lines) {
        return new RunReport(Instant.EPOCH, 1, 0, null, List.of(lines), List.of());
    }

    private static SyncLine line(String name, long read, long created) {
        return new SyncLine(
                name,
                "company",
                "completed",
                read,
                created,
                0,
                0,
                1,
                0,
                0,
                0,
                1,
                0,
                RunRemovals.NONE,
                0.5,
                null,
                Map.of("name: is required", 1L));
    }
}
