/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.sync.SyncReport;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true);

    @Test
    void onATerminalOneLineOverwritesItself() {
        ConsoleProgress progress = new ConsoleProgress(out, true, new RecentCalls());
        progress.started(report(0, 0, null));
        progress.batchDone(report(5_000, 1, null));
        progress.batchDone(report(10_000, 2, null));

        assertThat(bytes.toString())
                .startsWith("\r")
                .contains("10,000 rows, 5,000 a second", "200 calls left")
                .doesNotContain("\n");
    }

    @Test
    void onATerminalNoLineIsSoLongThatItWraps() {
        ConsoleProgress progress = new ConsoleProgress(out, true, new RecentCalls());
        progress.batchDone(report(1_000_000_000, 1, null));

        assertThat(bytes.toString())
                .startsWith("\rcompanies: 1,000,000,000 rows")
                .hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void whereTheLastRunToldHowManyRowsThereAreTheRestIsEstimated() {
        ConsoleProgress progress = new ConsoleProgress(out, true, new RecentCalls());
        progress.started(report(0, 0, null));
        progress.expecting(report(0, 0, null), 52_000);
        progress.batchDone(report(10_000, 2, null));

        assertThat(bytes.toString())
                .contains("companies: 10,000 rows (19 %), 5,000 a second, about 9 s to go, 200 calls left");
    }

    @Test
    void aSourceThatHasGrownIsNotEstimatedAnyFurther() {
        ConsoleProgress progress = new ConsoleProgress(out, true, new RecentCalls());
        progress.started(report(0, 0, null));
        progress.expecting(report(0, 0, null), 9_999);
        progress.batchDone(report(10_000, 2, null));

        assertThat(bytes.toString()).doesNotContain("to go", "%");
    }

    @Test
    void whatOneSyncExpectsIsNothingToTheNext() {
        ConsoleProgress progress = new ConsoleProgress(out, true, new RecentCalls());
        progress.started(report(0, 0, null));
        progress.expecting(report(0, 0, null), 52_000);
        progress.ended(report(52_000, 9, null));
        progress.started(report(0, 0, null));
        progress.batchDone(report(10_000, 2, null));

        assertThat(bytes.toString()).doesNotContain("to go");
    }

    @Test
    void longTimesAreToldInMinutesAndHours() {
        assertThat(RemainingTime.of(report(1_000, 10, null), 13_000)).isEqualTo("about 2 min to go");
        assertThat(RemainingTime.of(report(1_000, 10, null), 721_000)).isEqualTo("about 2 h to go");
        assertThat(RemainingTime.of(report(1_000, 10, null), 1_000)).isEqualTo("about 0 s to go");
    }

    @Test
    void elsewhereAnEstimateIsPartOfTheLine() {
        ConsoleProgress progress = new ConsoleProgress(out, false, new RecentCalls());
        progress.started(report(0, 0, null));
        progress.expecting(report(0, 0, null), 100_000);
        progress.batchDone(report(50_000, 10, null));

        assertThat(bytes.toString()).contains("200 calls left this minute, about 10 s to go");
    }

    @Test
    void elsewhereLinesComeOnlyNowAndThen() {
        ConsoleProgress progress = new ConsoleProgress(out, false, new RecentCalls());
        progress.started(report(0, 0, null));
        for (int second = 1; second <= 25; second++) {
            progress.batchDone(report(second * 5_000, second, null));
        }

        assertThat(bytes.toString().lines()).hasSize(2).noneMatch(line -> line.contains("\r"));
    }

    @Test
    void theEndOfARunIsAlwaysTold() {
        ConsoleProgress progress = new ConsoleProgress(out, false, new RecentCalls());
        progress.ended(report(1, 0.5, "no connection"));

        assertThat(bytes.toString().lines())
                .containsExactly("companies: 1 row, 2 a second, 3 calls, 4 refused or unknown, 0.5 s, FAILED");
    }

    private static SyncReport report(long read, double seconds, String failure) {
        return new SyncReport(
                "companies",
                "company",
                RunKind.SYNC,
                "run-1",
                Instant.EPOCH,
                seconds,
                read,
                read - 4,
                0,
                0,
                3,
                0,
                1,
                0,
                3,
                0,
                RunRemovals.NONE,
                failure,
                Map.of());
    }
}
