/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.benchmarks.contender.Contender;
import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.program.ListProgram;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** Reading: raw, hand-written and component, and what HTTP and tokens alone cost. */
public final class ListSuite implements Suite {
    private static final List<String> CONTENDERS = List.of("raw-tokens", "raw", "hand-written", "component");

    @Override
    public String name() {
        return "list";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        CONTENDERS.forEach(name -> measured.put(name, new ArrayList<>()));
        try (Planhat planhat = bench.planhat(false, 0)) {
            planhat.seed(bench.size().records());
            for (int round = 1; round <= bench.size().rounds(); round++) {
                for (String name : CONTENDERS) {
                    Measured one = measure(bench, planhat, name);
                    bench.log("  " + round + " " + name + ": " + number(one.recordsPerCpuSecond(), 0)
                            + " records per CPU second");
                    measured.get(name).add(one);
                }
            }
        }
        return findings(bench, measured);
    }

    private static Measured measure(Bench bench, Planhat planhat, String name)
            throws IOException, InterruptedException {
        long records = bench.size().records();
        long calls = records / Contender.PAGE + 1;
        try (ChildProcess child = bench.start(
                bench.measured(ListProgram.class, planhat, UpsertSuite.HEAP).with("contender", name), Core.OWN)) {
            child.awaits("warm");
            planhat.forgetCalls();
            child.say("go");
            Measured one = child.hear(Measured.class);
            planhat.check(name, records, calls);
            child.awaitEnd();
            if (one.records() != records || one.calls() != calls) {
                throw new IllegalStateException(name + " counted otherwise than Planhat: " + one);
            }
            return one;
        }
    }

    private static Findings findings(Bench bench, Map<String, List<Measured>> measured) {
        List<Measured> raw = measured.get("raw");
        MarkdownTable table = new MarkdownTable(
                "contender",
                "records per CPU second",
                "ratio to raw",
                "CPU µs a record",
                "records per second",
                "bytes allocated a record",
                "most heap after a collection, MB",
                "calls");
        measured.forEach((name, runs) -> table.row(
                name,
                Spread.of(runs, Measured::recordsPerCpuSecond).text(0),
                Spread.ratio(runs, raw, Measured::recordsPerCpuSecond).text(2),
                Spread.of(runs, Measured::cpuMicrosPerRecord).text(2),
                Spread.of(runs, Measured::recordsPerSecond).text(0),
                Spread.of(runs, Measured::bytesPerRecord).text(0),
                Spread.of(runs, run -> run.usedAfterGc() / 1e6).text(0),
                number(runs.get(0).calls(), 0)));
        Spread ratio = Spread.ratio(measured.get("component"), raw, Measured::recordsPerCpuSecond);
        return new Findings(
                table.toString(),
                List.of(new Target(
                        "list with stream=true of " + number(bench.size().records(), 0)
                                + " records: ≥ 0.85 × raw, in records per CPU second",
                        ratio.text(2) + " ×",
                        ratio.median() >= UpsertSuite.WANTED)));
    }
}
