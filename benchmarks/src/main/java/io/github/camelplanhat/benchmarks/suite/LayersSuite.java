/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.suite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.camelplanhat.benchmarks.harness.Bench;
import io.github.camelplanhat.benchmarks.harness.ChildProcess;
import io.github.camelplanhat.benchmarks.harness.Core;
import io.github.camelplanhat.benchmarks.harness.JavaCommand;
import io.github.camelplanhat.benchmarks.harness.Suite;
import io.github.camelplanhat.benchmarks.program.LayersProgram;
import io.github.camelplanhat.benchmarks.program.LayersProgram.Layer;
import io.github.camelplanhat.benchmarks.report.Findings;
import io.github.camelplanhat.benchmarks.report.MarkdownTable;
import io.github.camelplanhat.benchmarks.report.Spread;

import static io.github.camelplanhat.benchmarks.report.Spread.number;

/** JMH's figures of the hot layers. */
public final class LayersSuite implements Suite {
    private static final Set<String> LAYERS =
            Set.of("bodyWriting", "correlation", "pageReading", "mapping", "fingerprint");

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public Findings run(Bench bench) throws Exception {
        boolean worthShowing = bench.size().worthShowing();
        List<Layer> layers;
        try (ChildProcess child = bench.start(
                JavaCommand.of(LayersProgram.class)
                        .with("forks", worthShowing ? 2 : 1)
                        .with("warm", worthShowing ? 3 : 1)
                        .with("iterations", bench.size().iterations())
                        .with("iteration", bench.size().iterationMillis()),
                Core.OWN)) {
            layers = child.hearAll(Layer.class);
            child.awaitEnd();
        }
        MarkdownTable table = new MarkdownTable("layer", "ns a record", "bytes allocated a record");
        layers.forEach(layer -> table.row(
                layer.name(),
                new Spread(layer.nanos(), layer.least(), layer.most()).text(0),
                number(layer.bytes(), 0)));
        Set<String> found = new TreeSet<>();
        layers.forEach(layer -> found.add(layer.name()));
        if (!found.equals(LAYERS)) {
            throw new IllegalStateException("JMH has run " + found + " instead of " + LAYERS);
        }
        return new Findings(table.toString(), List.of());
    }
}
