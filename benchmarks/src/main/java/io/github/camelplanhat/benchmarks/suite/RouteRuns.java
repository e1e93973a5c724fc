/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;

import io.github.camelplanhat.benchmarks.contender.Contender;
import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.program.RouteProgram;

/** The two runs of {@code planhat-crm-sync} in one process.
 *
 * @param first in which every row is new
 * @param unchanged in which none has changed
 */
record RouteRuns(Measured first, Measured unchanged) {
    /**
     * @param warm rows of another sync before
     * @param heap megabytes
     * @param collect milliseconds between whole collections; 0 for none
     */
    static RouteRuns of(Bench bench, Planhat planhat, long rows, long warm, int heap, int collect)
            throws IOException, InterruptedException {
        planhat.clear();
        try (ChildProcess child = bench.start(
                bench.measured(RouteProgram.class, planhat, heap)
                        .with("file", bench.table(rows))
                        .with("folder", bench.newFolder())
                        .with("rows", rows)
                        .with("warm", warm)
                        .with("collect", collect),
                Core.OWN)) {
            child.awaits("warm");
            planhat.clear();
            child.say("go");
            Measured first = child.hear(Measured.class);
            planhat.check("the first run", rows, (rows + Contender.BATCH - 1) / Contender.BATCH);
            planhat.forgetCalls();
            child.awaits("first");
            child.say("go");
            Measured unchanged = child.hear(Measured.class);
            planhat.check("the unchanged run", rows, 0);
            child.awaitEnd();
            return new RouteRuns(first, unchanged);
        }
    }
}
