/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.Machine;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.PerformancePage;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;
import io.github.camelplanhat.benchmarks.suite.GetSuite;
import io.github.camelplanhat.benchmarks.suite.HeapSuite;
import io.github.camelplanhat.benchmarks.suite.LayersSuite;
import io.github.camelplanhat.benchmarks.suite.ListSuite;
import io.github.camelplanhat.benchmarks.suite.QuotaSuite;
import io.github.camelplanhat.benchmarks.suite.RouteSuite;
import io.github.camelplanhat.benchmarks.suite.StartSuite;
import io.github.camelplanhat.benchmarks.suite.UpsertSuite;

/** The suites one after the other, and the page with what they found. */
final class Run {
    private static final List<Suite> SUITES = List.of(
            new UpsertSuite(),
            new ListSuite(),
            new RouteSuite(),
            new HeapSuite(),
            new GetSuite(),
            new QuotaSuite(),
            new StartSuite(),
            new LayersSuite());

    private final Bench bench;
    private final List<Target> targets = new ArrayList<>();

    Run(Bench bench) {
        this.bench = bench;
    }

    /** The suites in their order. */
    static List<String> names() {
        return SUITES.stream().map(Suite::name).toList();
    }

    /** Runs these suites and fills the page with their tables. */
    String of(List<String> names, String page) throws Exception {
        for (String name : names) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException("there is no " + name + ", only " + names());
            }
        }
        Map<String, String> tables = new LinkedHashMap<>();
        for (Suite suite : SUITES) {
            if (names.contains(suite.name())) {
                bench.log(suite.name());
                Findings found = suite.run(bench);
                tables.put(suite.name(), found.table());
                targets.addAll(found.targets());
            }
        }
        tables.put("machine", machine());
        tables.put("targets", targets());
        return PerformancePage.with(tables, page);
    }

    String targets() {
        MarkdownTable table = new MarkdownTable("target", "figure", "");
        targets.forEach(target -> table.row(target.what(), target.figure(), target.met() ? "met" : "**missed**"));
        return table.toString();
    }

    private String machine() throws IOException, InterruptedException {
        return Machine.table(List.of(
                List.of("one core", Core.means()),
                List.of(
                        "heap",
                        "-Xmx512m, heap of the route -Xmx256m in its own table; the simulator has "
                                + bench.size().simulatorGigabytes() + " GB"),
                List.of("collector", String.join(" ", Bench.ONE_CORE_OPTIONS)),
                List.of(
                        "size",
                        bench.size().name().toLowerCase(java.util.Locale.ROOT) + ": "
                                + Spread.number(bench.size().records(), 0) + " records after "
                                + Spread.number(bench.size().warm(), 0) + " to warm up (route: "
                                + Spread.number(bench.size().warmRoute(), 0) + "), "
                                + bench.size().rounds()
                                + " rounds in turn, " + bench.size().contestRounds()
                                + " where contenders write or list")));
    }
}
