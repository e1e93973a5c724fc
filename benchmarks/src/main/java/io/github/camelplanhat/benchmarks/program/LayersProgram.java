/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;

/** The JMH benchmarks of the hot layers, each in forks of its own; an operation is one record. */
public final class LayersProgram implements Program {
    /** @param nanos median of the iterations, for a record
     * @param bytes allocated for a record */
    public record Layer(String name, double nanos, double least, double most, double bytes) {}

    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        TimeValue time = TimeValue.milliseconds(arguments.number("iteration"));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io\\.github\\.camelplanhat\\..*Layer\\..*")
                        .forks(Math.toIntExact(arguments.number("forks")))
                        .warmupIterations(Math.toIntExact(arguments.number("warm")))
                        .warmupTime(time)
                        .measurementIterations(Math.toIntExact(arguments.number("iterations")))
                        .measurementTime(time)
                        .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        List<Layer> layers = new ArrayList<>();
        results.forEach(result -> layers.add(layer(result)));
        parent.say(layers);
    }

    private static Layer layer(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String allocated = result.getSecondaryResults().keySet().stream()
                .filter(name -> name.endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow();
        Statistics time = result.getPrimaryResult().getStatistics();
        return new Layer(
                benchmark.substring(benchmark.lastIndexOf('.') + 1),
                time.getPercentile(50),
                time.getMin(),
                time.getMax(),
                result.getSecondaryResults().get(allocated).getScore());
    }
}
