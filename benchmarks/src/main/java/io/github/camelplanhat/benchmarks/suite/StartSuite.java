/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private static final Path BUILT = Path.of("camel-planhat-runner/target");
    private static final Path JAR = BUILT.resolve("camel-planhat-runner.jar");
    private static final Path SCRIPT = BUILT.resolve("planhat-runner");
    private static final long ROWS = 1_000;
    private static final double WANTED_SECONDS = 2;

    /** One way to start the runner. */
    private record Way(String name, Function<String[], JavaCommand> command) {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        List<Way> ways = ways(bench);
        Map<Way, DoubleStream.Builder> seconds = new LinkedHashMap<>();
        ways.forEach(way -> seconds.put(way, DoubleStream.builder()));
        try (Planhat planhat = bench.planhat(false, 0)) {
            for (int start = 1; start <= bench.size().starts(); start++) {
                for (Way way : ways) {
                    double took = start(bench, planhat, way);
                    bench.log("  " + way.name() + " " + start + ": " + Spread.number(took, 2) + " s");
                    seconds.get(way).add(took);
                }
            }
        }
        return findings(seconds, bench.size().starts());
    }

    private static Findings findings(Map<Way, DoubleStream.Builder> seconds, int starts) {
        MarkdownTable table = new MarkdownTable("runner", "seconds to its first call", "starts");
        List<Target> targets = new ArrayList<>();
        seconds.forEach((way, measured) -> {
            Spread spread = Spread.of(measured.build().toArray());
            table.row(way.name(), spread.text(2), starts);
            targets.add(new Target(
                    "start-up of the runner to its first call, by " + way.name() + ": ≤ 2 s",
                    spread.text(2) + " s",
                    spread.median() <= WANTED_SECONDS));
        });
        // The last way is the quickest that there is here.
        return new Findings(table.toString(), targets.subList(targets.size() - 1, targets.size()));
    }

    /** What there is: in a build without packages only classes; an archive takes too long for a look whether all works. */
    private static List<Way> ways(Bench bench) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            return List.of(
                    new Way("its classes on the class path", a -> JavaCommand.main(PlanhatRunner.class.getName(), a)));
        }
        Way jar = new Way("java -jar", arguments -> JavaCommand.jar(JAR, arguments));
        if (!bench.size().worthShowing()) {
            return List.of(jar);
        }
        Path archive = archive(bench);
        return List.of(jar, new Way("planhat-runner with its class archive", arguments -> script(archive, arguments)));
    }

    private static Path archive(Bench bench) throws IOException, InterruptedException {
        bench.log("  making a class archive");
        Path folder = bench.newFolder();
        try (ChildProcess child = bench.start(script(folder, "archive"), Core.ANY)) {
            child.awaitEnd();
        }
        return folder;
    }

    private static JavaCommand script(Path archive, String... arguments) {
        return JavaCommand.script(SCRIPT, arguments).variable("PLANHAT_RUNNER_ARCHIVE", archive);
    }

    /** A folder that was never run before: the state is made, too. */
    private static double start(Bench bench, Planhat planhat, Way way) throws IOException, InterruptedException {
        planhat.clear();
        Path folder = bench.newFolder();
        Files.writeString(folder.resolve("companies.yaml"), SourceTable.MAPPING);
        Files.writeString(folder.resolve("application.properties"), properties(planhat, bench.table(ROWS)));
        JavaCommand runner = way.command().apply(new String[] {"run", "--once", "--config", folder.toString()});
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
