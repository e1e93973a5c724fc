/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;
import java.util.List;

import io.github.camelplanhat.benchmarks.contender.Contender;
import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.program.UpsertProgram;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.Spread;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** Writing: raw, hand-written and component, and what making the records alone costs. */
public final class UpsertSuite implements Suite {
    static final int HEAP = 512;
    private static final List<String> CONTENDERS = List.of("source", "raw", "hand-written", "component");

    @Override
    public String name() {
        return "upsert";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        Contest contest;
        try (Planhat planhat = bench.planhat(false, 0)) {
            contest = Contest.hold(bench, CONTENDERS, name -> measure(bench, planhat, name));
        }
        double source =
                Spread.of(contest.runs("source"), Measured::cpuMicrosPerRecord).median();
        return contest.findings(
                "component's bulkUpsert of " + number(bench.size().records(), 0) + " records of 20 fields",
                Contest.PER_CPU_SECOND,
                contest.ratioToRaw(),
                contest.ratioToRaw("ratio without making the records", runs -> net(contest.runs("raw"), runs, source)),
                Contest.CPU,
                Contest.SPEED,
                Contest.ALLOCATED,
                Contest.CALLS);
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

    private static Spread net(List<Measured> raw, List<Measured> runs, double source) {
        return Spread.ratio(raw, runs, run -> run.cpuMicrosPerRecord() - source);
    }
}
