/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.harness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.benchmarks.child.Program;
import io.github.camelplanhat.benchmarks.program.FillProgram;
import io.github.camelplanhat.benchmarks.program.SimulatorProgram;

/** What a suite works with: the size, a folder for files, and processes. */
public final class Bench {
    /** The same collector for all that is measured on one core: the one that Java picks there. */
    public static final List<String> ONE_CORE_OPTIONS = List.of("-XX:+UseSerialGC");

    /** Where there is nothing to measure. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private static final List<String> SIMULATOR_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true", "-Dlog.level=ERROR");

    private final Size size;
    private final Path folder;
    private final Children children;
    private final PrintStream log;
    private int processes;

    public Bench(Size size, Path folder, Children children, PrintStream log) {
        this.size = size;
        this.folder = folder;
        this.children = children;
        this.log = log;
    }

    public Size size() {
        return size;
    }

    /** Says what is going on. */
    public void log(String line) {
        log.println(line);
    }

    /** A new folder, for a state or a configuration. */
    public Path newFolder() throws IOException {
        return Files.createTempDirectory(folder, "work-");
    }

    /** A table of so many companies; made once. */
    public Path table(long rows) throws IOException, InterruptedException {
        Path file = folder.resolve("crm-" + rows);
        if (!Files.exists(Path.of(file + ".mv.db"))) {
            log("  filling a table of " + rows + " rows");
            try (ChildProcess child =
                    start(JavaCommand.of(FillProgram.class).with("file", file).with("rows", rows), Core.ANY)) {
                child.awaits("filled");
                child.awaitEnd();
            }
        }
        return file;
    }

    /** @param latencyMillis how long every call takes at least */
    public Planhat planhat(boolean quota, int latencyMillis) throws IOException, InterruptedException {
        return new Planhat(start(
                JavaCommand.of(SimulatorProgram.class)
                        .options(SIMULATOR_OPTIONS)
                        .options(List.of("-Xmx" + size.simulatorGigabytes() + "g"))
                        .with("quota", quota ? "standard" : "off")
                        .with("latency", latencyMillis),
                Core.OTHER,
                size.longest().multipliedBy(10)));
    }

    /** A program against this Planhat, on the core of what is measured. */
    public JavaCommand measured(Class<? extends Program> program, Planhat planhat, int heapMegabytes) {
        List<String> options = new ArrayList<>(ONE_CORE_OPTIONS);
        options.add("-Xmx" + heapMegabytes + "m");
        return JavaCommand.of(program)
                .options(options)
                .with("url", planhat.url())
                .with("token", planhat.token());
    }

    public ChildProcess start(JavaCommand command, Core core) throws IOException {
        return start(command, core, size.longest());
    }

    private ChildProcess start(JavaCommand command, Core core, Duration longest) throws IOException {
        return new ChildProcess(
                children,
                (size.worthShowing() ? command : command.options(QUICK_START)).on(core),
                folder.resolve("child-" + processes++ + ".log"),
                longest);
    }
}
