/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** The heap of {@code planhat-crm-sync} over tables of growing size; collected whole once a second, to see what is in use. */
public final class HeapSuite implements Suite {
    private static final int HEAP = 256;
    private static final int EVERY_MILLIS = 1_000;
    private static final double MEGABYTE = 1e6;

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        MarkdownTable table = new MarkdownTable(
                "rows",
                "in use at most, first run, MB",
                "in use at most, second run, MB",
                "left by any collection at most, MB",
                "calls");
        List<Double> inUse = new ArrayList<>();
        List<Long> sizes = bench.size().heapRows();
        try (Planhat planhat = bench.planhat(false, 0)) {
            for (long rows : sizes) {
                RouteRuns runs = RouteRuns.of(bench, planhat, rows, 0, HEAP, EVERY_MILLIS);
                double most = Math.max(live(runs.first()), live(runs.unchanged()));
                bench.log("  " + number(rows, 0) + " rows: " + number(most, 1) + " MB in use at most");
                inUse.add(most);
                table.row(
                        number(rows, 0),
                        number(live(runs.first()), 1),
                        number(live(runs.unchanged()), 1),
                        number(
                                Math.max(
                                                runs.first().usedAfterGc(),
                                                runs.unchanged().usedAfterGc())
                                        / MEGABYTE,
                                1),
                        number(runs.first().calls(), 0) + " + "
                                + runs.unchanged().calls());
            }
        }
        double most = inUse.stream().mapToDouble(d -> d).max().orElseThrow();
        String range = number(sizes.get(0), 0) + " to " + number(sizes.get(sizes.size() - 1), 0) + " rows";
        return new Findings(
                table.toString(),
                List.of(new Target(
                        "route's heap in use after a collection, " + range + ": ≤ 256 MB, with -Xmx" + HEAP + "m",
                        number(inUse.get(0), 0) + " MB at the fewest rows, " + number(most, 0) + " MB at most",
                        most <= HEAP)));
    }

    private static double live(Measured run) {
        return run.liveAfterGc() / MEGABYTE;
    }
}
