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
import io.github.camelplanhat.benchmarks.program.UpsertProgram;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** Writing: raw, hand-written and component, and what making the records alone costs. */
public final class UpsertSuite implements Suite {
    static final double WANTED = 0.85;
    static final int HEAP = 512;
    private static final List<String> CONTENDERS = List.of("source", "raw", "hand-written", "component");

    @Override
    public String name() {
        return "upsert";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        CONTENDERS.forEach(name -> measured.put(name, new ArrayList<>()));
        try (Planhat planhat = bench.planhat(false, 0)) {
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
        planhat.clear();
        try (ChildProcess child = bench.start(
                bench.measured(UpsertProgram.class, planhat, HEAP)
                        .with("contender", name)
                        .with("warm", bench.size().warm())
                        .with("records", records),
                Core.OWN)) {
            child.awaits("warm");
            planhat.clear();
            child.say("go");
            Measured one = child.hear(Measured.class);
            boolean sends = !name.equals("source");
            long calls = (records + Contender.BATCH - 1) / Contender.BATCH;
            planhat.check(name, sends ? records : 0, sends ? calls : 0);
            child.awaitEnd();
            if (one.records() != records || sends && one.calls() != calls) {
                throw new IllegalStateException(name + " counted otherwise than Planhat: " + one);
            }
            return one;
        }
    }

    private static Findings findings(Bench bench, Map<String, List<Measured>> measured) {
        double source =
                Spread.of(measured.get("source"), Measured::cpuMicrosPerRecord).median();
        List<Measured> raw = measured.get("raw");
        MarkdownTable table = new MarkdownTable(
                "contender",
                "records per CPU second",
                "ratio to raw",
                "ratio without making the records",
                "CPU µs a record",
                "records per second",
                "bytes allocated a record",
                "calls");
        measured.forEach((name, runs) -> {
            boolean sends = !name.equals("source");
            table.row(
                    name,
                    Spread.of(runs, Measured::recordsPerCpuSecond).text(0),
                    sends
                            ? Spread.ratio(runs, raw, Measured::recordsPerCpuSecond)
                                    .text(2)
                            : "–",
                    sends ? net(raw, runs, source).text(2) : "–",
                    Spread.of(runs, Measured::cpuMicrosPerRecord).text(2),
                    Spread.of(runs, Measured::recordsPerSecond).text(0),
                    Spread.of(runs, Measured::bytesPerRecord).text(0),
                    number(runs.get(0).calls(), 0));
        });
        Spread ratio = Spread.ratio(measured.get("component"), raw, Measured::recordsPerCpuSecond);
        return new Findings(
                table.toString(),
                List.of(new Target(
                        "component's bulkUpsert of " + number(bench.size().records(), 0)
                                + " records of 20 fields: ≥ 0.85 × raw, in records per CPU second",
                        ratio.text(2) + " ×",
                        ratio.median() >= WANTED)));
    }

    private static Spread net(List<Measured> raw, List<Measured> runs, double source) {
        return Spread.ratio(raw, runs, run -> run.cpuMicrosPerRecord() - source);
    }
}
