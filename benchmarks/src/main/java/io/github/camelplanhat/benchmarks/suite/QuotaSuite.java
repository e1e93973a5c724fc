/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;
import io.github.camelplanhat.benchmarks.program.QuotaProgram;
import io.github.camelplanhat.benchmarks.program.SimulatorProgram.Calls;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Target;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** How much of Planhat's quota is used, as Planhat sees it, by one component under several routes. */
public final class QuotaSuite implements Suite {
    private static final int QUOTA = 200;
    private static final int LATENCY_MILLIS = 300;
    private static final int SEVERAL = 4;
    private static final int MANY = 8;

    @Override
    public String name() {
        return "quota";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        MarkdownTable table = new MarkdownTable(
                "routes, each with an object",
                "calls a minute",
                "share of the quota",
                "most calls in any minute",
                "calls",
                "429");
        List<Target> targets = new ArrayList<>();
        Use several = use(bench, SEVERAL, table);
        targets.add(new Target(
                "calls started under quota 200 a minute and 300 ms latency, " + SEVERAL
                        + " objects at once: ≥ 99 % of the quota, no 429",
                several.text(),
                several.share() >= 0.99 && several.refused == 0));
        Use many = use(bench, MANY, table);
        targets.add(new Target(
                "the same shared by " + MANY + " routes: ≤ the quota, and ≥ 97 % of it",
                many.text(),
                many.most <= QUOTA && many.refused == 0 && many.share() >= 0.97));
        return new Findings(table.toString(), targets);
    }

    private record Use(double perMinute, int most, int refused) {
        double share() {
            return perMinute / QUOTA;
        }

        String text() {
            return number(100 * share(), 1) + " %, " + refused + " times 429";
        }
    }

    private static Use use(Bench bench, int routes, MarkdownTable table) throws IOException, InterruptedException {
        try (Planhat planhat = bench.planhat(true, LATENCY_MILLIS)) {
            planhat.seed(1);
            try (ChildProcess child = bench.start(
                    bench.measured(QuotaProgram.class, planhat, UpsertSuite.HEAP)
                            .with("routes", routes)
                            .with("seconds", bench.size().quotaSeconds()),
                    Core.OWN)) {
                Done done = child.hear(Done.class);
                child.awaitEnd();
                Calls calls = planhat.calls();
                int refused = calls.statuses().getOrDefault("429", 0);
                if (done.calls() != calls.total() || calls.notOk() != refused) {
                    throw new IllegalStateException("the component counted " + done + ", Planhat " + calls.statuses());
                }
                Use use = new Use(perMinute(calls.arrivalMicros()), most(calls.arrivalMicros()), refused);
                bench.log("  " + routes + " routes: " + use);
                table.row(
                        routes,
                        number(use.perMinute, 1),
                        number(100 * use.share(), 1) + " %",
                        use.most,
                        calls.total(),
                        refused);
                return use;
            }
        }
    }

    /**
     * Over as many whole quotas as there were: from a call to the one that comes a number of quotas later. A count over whole minutes
     * would count the burst at its start without the wait that pays for it.
     */
    static double perMinute(List<Long> arrivalMicros) {
        int last = arrivalMicros.size() - 1;
        int counted = last >= QUOTA ? last / QUOTA * QUOTA : last;
        return counted * 60e6 / (arrivalMicros.get(counted) - arrivalMicros.get(0));
    }

    static int most(List<Long> arrivalMicros) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < arrivalMicros.size(); to++) {
            while (arrivalMicros.get(to) - arrivalMicros.get(from) >= 60_000_000) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
