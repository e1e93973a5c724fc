/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.contender.Contender;
import io.github.camelplanhat.benchmarks.data.Companies;
import io.github.camelplanhat.benchmarks.measure.Measured;
import io.github.camelplanhat.benchmarks.measure.ProcessMeter;

/** One contender upserts companies: first to warm up, then measured. */
public final class UpsertProgram implements Program {
    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        String name = arguments.text("contender");
        ProcessMeter meter = new ProcessMeter();
        try (Contender contender = Contender.of(name, arguments.text("url"), arguments.text("token"))) {
            contender.upsert(Companies.records(arguments.number("warm")));
            parent.checkpoint("warm");
            Measured measured =
                    meter.measure(name, () -> contender.upsert(Companies.records(arguments.number("records"))));
            parent.say(measured);
        }
    }
}
