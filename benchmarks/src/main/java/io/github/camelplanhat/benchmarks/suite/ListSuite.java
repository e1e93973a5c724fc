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
import io.github.camelplanhat.benchmarks.program.ListProgram;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.suite.Contest.Column;

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
        Contest contest;
        try (Planhat planhat = bench.planhat(false, 0)) {
            planhat.seed(bench.size().records());
            contest = Contest.hold(bench, CONTENDERS, name -> measure(bench, planhat, name));
        }
        return contest.findings(
                "list with stream=true of " + number(bench.size().records(), 0) + " records",
                Contest.PER_CPU_SECOND,
                contest.ratioToRaw(),
                Contest.CPU,
                Contest.SPEED,
                Contest.ALLOCATED,
                Column.of("most heap after a collection, MB", run -> run.usedAfterGc() / 1e6, 0),
                Contest.CALLS);
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
}
