/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;

import io.github.camelplanhat.benchmarks.data.SourceTable;
import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.JavaCommand;
import io.github.camelplanhat.benchmarks.harness.Planhat;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;
import io.github.camelplanhat.benchmarks.report.Target;
import io.github.camelplanhat.runner.PlanhatRunner;

/** The runner, from the start of its process to the arrival of its first call at Planhat. */
public final class StartSuite implements Suite {
    private static final Path JAR = Path.of("camel-planhat-runner/target/camel-planhat-runner.jar");
    private static final long ROWS = 1_000;
    private static final double WANTED_SECONDS = 2;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        DoubleStream.Builder seconds = DoubleStream.builder();
        try (Planhat planhat = bench.planhat(false, 0)) {
            for (int start = 1; start <= bench.size().starts(); start++) {
                double took = start(bench, planhat);
                bench.log("  " + start + ": " + Spread.number(took, 2) + " s");
                seconds.add(took);
            }
        }
        Spread spread = Spread.of(seconds.build().toArray());
        MarkdownTable table = new MarkdownTable("runner", "seconds to its first call", "starts")
                .row(
                        Files.exists(JAR) ? "java -jar, its libraries beside it" : "its classes on the class path",
                        spread.text(2),
                        bench.size().starts());
        return new Findings(
                table.toString(),
                List.of(new Target(
                        "start-up of the runner to its first call: ≤ 2 s",
                        spread.text(2) + " s",
                        spread.median() <= WANTED_SECONDS)));
    }

    /** A folder that was never run before: the state is made, too. */
    private static double start(Bench bench, Planhat planhat) throws IOException, InterruptedException {
        planhat.clear();
        Path folder = bench.newFolder();
        Files.writeString(folder.resolve("companies.yaml"), SourceTable.MAPPING);
        Files.writeString(folder.resolve("application.properties"), properties(planhat, bench.table(ROWS)));
        String[] arguments = {"run", "--once", "--config", folder.toString()};
        JavaCommand runner = Files.exists(JAR)
                ? JavaCommand.jar(JAR, arguments)
                : JavaCommand.main(PlanhatRunner.class.getName(), arguments);
        long started = System.currentTimeMillis();
        try (ChildProcess child = bench.start(runner, Core.ANY)) {
            child.awaitEnd();
            planhat.check("the runner", ROWS, 1);
            return (planhat.calls().firstMillis() - started) / 1e3;
        }
    }

    private static String properties(Planhat planhat, Path table) {
        return """
                camel.component.planhat.base-url = %s
                camel.component.planhat.access-token = %s
                camel.beans.crm = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.crm.jdbc-url = %s
                camel.beans.crm.username = sa
                camel.route-template[companies].template-id = planhat-crm-sync
                camel.route-template[companies].source = sql:select * from accounts?dataSource=#crm&outputType=StreamList
                camel.route-template[companies].object = company
                camel.route-template[companies].mapping = companies.yaml
                """
                .formatted(planhat.url(), planhat.token(), SourceTable.url(table));
    }
}
