/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.contender.Contender;
import io.github.camelplanhat.benchmarks.measure.ProcessMeter;

/** One contender reads the list of companies: once to warm up, and again, measured. */
public final class ListProgram implements Program {
    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        String name = arguments.text("contender");
        ProcessMeter meter = new ProcessMeter();
        try (Contender contender = Contender.of(name, arguments.text("url"), arguments.text("token"))) {
            contender.list();
            parent.checkpoint("warm");
            parent.say(meter.measure(name, contender::list));
        }
    }
}
