/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.program;

import java.nio.file.Path;

import io.github.camelplanhat.benchmarks.child.Arguments;
import io.github.camelplanhat.benchmarks.child.ParentLink;
import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.data.SourceTable;

/** Makes the source table, in a process of its own, so that no contender has it in its heap. */
public final class FillProgram implements Program {
    @Override
    public void run(Arguments arguments, ParentLink parent) throws Exception {
        SourceTable.fill(Path.of(arguments.text("file")), arguments.number("rows"));
        parent.say("filled");
    }
}
