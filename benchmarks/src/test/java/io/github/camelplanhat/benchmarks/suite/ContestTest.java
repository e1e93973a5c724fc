/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.Size;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.report.Findings;

import static org.assertj.core.api.Assertions.assertThat;

class ContestTest {
    private static final List<String> CONTENDERS = List.of("source", "raw", "component");

    /** No processes are started here. */
    private final Bench bench =
            new Bench(Size.STANDARD, Path.of("unused"), null, new PrintStream(OutputStream.nullOutputStream()));

    private final List<String> turns = new ArrayList<>();

    /** Rounds that take 1, 2, 3, 4 and 5 CPU seconds a hundred records; the component takes so many times that. */
    private Measured measured(String name, double times) {
        long round = turns.stream().filter(name::equals).count() + 1;
        turns.add(name);
        return new Measured(
                name, 100, name.equals("source") ? 0 : 2, 1, (long) (round * times * 1_000_000_000), 0, 0, 0);
    }

    private Findings findings(double times) throws Exception {
        Contest contest = Contest.hold(bench, CONTENDERS, name -> measured(name, name.equals("component") ? times : 1));
        return contest.findings("work", Contest.PER_CPU_SECOND, contest.ratioToRaw(), Contest.CALLS);
    }

    @Test
    void theContendersTakeTurns() throws Exception {
        findings(1);

        assertThat(turns)
                .isEqualTo(Collections.nCopies(5, CONTENDERS).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void aRatioIsThatOfARoundAndWhoMakesNoCallsHasNone() throws Exception {
        assertThat(findings(2).table())
                .isEqualTo(
                        """
                        | contender | records per CPU second | ratio to raw | calls |
                        |---|---|---|---|
                        | source | 33 (20–100) | – | 0 |
                        | raw | 33 (20–100) | 1.00 (1.00–1.00) | 2 |
                        | component | 17 (10–50) | 0.50 (0.50–0.50) | 2 |""");
    }

    @Test
    void theTargetIsTheRatioOfTheComponent() throws Exception {
        assertThat(findings(1).targets()).singleElement().satisfies(target -> {
            assertThat(target.what()).isEqualTo("work: ≥ 0.85 × raw, in records per CPU second");
            assertThat(target.figure()).isEqualTo("1.00 (1.00–1.00) ×");
            assertThat(target.met()).isTrue();
        });
        turns.clear();
        assertThat(findings(1.25).targets()).singleElement().satisfies(target -> assertThat(target.met())
                .isFalse());
    }
}
