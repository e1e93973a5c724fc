/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.program.GetProgram;
import io.github.camelplanhat.benchmarks.program.GetProgram.Latency;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** The time of one {@code get}, the contenders in turn in one JVM. */
public final class GetSuite implements Suite {
    private static final double WANTED_MICROS = 300;

    @Override
    public String name() {
        return "get";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Map<String, List<Latency>> latencies = new LinkedHashMap<>();
        int calls = bench.size().gets();
        try (Planhat planhat = bench.planhat(false, 0)) {
            String id = planhat.seed(1);
            for (int round = 1; round <= bench.size().rounds(); round++) {
                planhat.forgetCalls();
                try (ChildProcess child = bench.start(
                        bench.measured(GetProgram.class, planhat, UpsertSuite.HEAP)
                                .with("id", id)
                                .with("calls", calls),
                        Core.OWN)) {
                    List<Latency> measured = child.hearAll(Latency.class);
                    measured.forEach(one -> latencies
                            .computeIfAbsent(one.variant(), n -> new ArrayList<>())
                            .add(one));
                    planhat.check("get", 1, 2L * calls * measured.size());
                    child.awaitEnd();
                }
                StringJoiner medians = new StringJoiner(", ");
                latencies.forEach((name, rounds) -> medians.add(
                        name + " " + number(rounds.get(rounds.size() - 1).p50Micros(), 0)));
                bench.log("  " + round + " " + medians + " µs at p50");
            }
        }
        return findings(latencies, calls);
    }

    private static Findings findings(Map<String, List<Latency>> latencies, int calls) {
        List<Latency> raw = latencies.get("raw");
        MarkdownTable table =
                new MarkdownTable("contender", "p50, µs", "p99, µs", "p50 above raw, µs", "reads a round");
        latencies.forEach((name, runs) -> table.row(
                name,
                Spread.of(runs, Latency::p50Micros).text(0),
                Spread.of(runs, Latency::p99Micros).text(0),
                above(runs, raw).text(0),
                number(calls, 0)));
        Spread added = above(latencies.get("component"), raw);
        return new Findings(
                table.toString(),
                List.of(new Target(
                        "latency that the component adds to one get: ≤ 0.3 ms at p50",
                        number(added.median() / 1e3, 3) + " ms",
                        added.median() <= WANTED_MICROS)));
    }

    private static Spread above(List<Latency> some, List<Latency> raw) {
        double[] added = new double[some.size()];
        for (int i = 0; i < added.length; i++) {
            added[i] = some.get(i).p50Micros() - raw.get(i).p50Micros();
        }
        return Spread.of(added);
    }
}
