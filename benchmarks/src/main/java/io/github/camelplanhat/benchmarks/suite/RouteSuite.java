/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** {@code planhat-crm-sync} from a table, with mapping and state, on one core. */
public final class RouteSuite implements Suite {
    /** 200 calls a minute of 5,000 records each. */
    private static final double CEILING = 16_700;

    @Override
    public String name() {
        return "route";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        List<RouteRuns> rounds = new ArrayList<>();
        try (Planhat planhat = bench.planhat(false, 0)) {
            for (int round = 1; round <= bench.size().rounds(); round++) {
                RouteRuns runs = RouteRuns.of(
                        bench, planhat, bench.size().records(), bench.size().warmRoute(), UpsertSuite.HEAP, 0);
                bench.log("  " + round + " first: " + number(runs.first().recordsPerSecond(), 0) + ", unchanged: "
                        + number(runs.unchanged().recordsPerSecond(), 0) + " records per second");
                rounds.add(runs);
            }
        }
        MarkdownTable table = new MarkdownTable(
                "run",
                "records per second on one core",
                "records per CPU second",
                "CPU µs a record",
                "bytes allocated a record",
                "calls");
        List<Measured> first = rounds.stream().map(RouteRuns::first).toList();
        row(table, "first: all is new", first);
        row(
                table,
                "second: nothing has changed",
                rounds.stream().map(RouteRuns::unchanged).toList());
        Spread speed = Spread.of(first, Measured::recordsPerSecond);
        return new Findings(
                table.toString(),
                List.of(new Target(
                        "route with mapping and fingerprints, first run: ≥ 16,700 records per second on one core ("
                                + Core.means() + ")",
                        speed.text(0),
                        speed.median() >= CEILING)));
    }

    private static void row(MarkdownTable table, String name, List<Measured> runs) {
        table.row(
                name,
                Spread.of(runs, Measured::recordsPerSecond).text(0),
                Spread.of(runs, Measured::recordsPerCpuSecond).text(0),
                Spread.of(runs, Measured::cpuMicrosPerRecord).text(1),
                Spread.of(runs, Measured::bytesPerRecord).text(0),
                number(runs.get(0).calls(), 0));
    }
}
