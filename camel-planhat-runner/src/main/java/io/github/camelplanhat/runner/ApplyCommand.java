/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.progress.ConsoleProgress;
import io.github.camelplanhat.runner.progress.RecentCalls;
import io.github.camelplanhat.runner.report.OutcomeText;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.FolderRun;
import io.github.camelplanhat.runner.run.Results;
import io.github.camelplanhat.runner.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description = "Does what a plan says, and nothing else. Refuses if the source or Planhat has changed since.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StopSignal stop;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "The plan, as the command plan wrote it.",
            required = true)
    private Path plan;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what became of it to this JSON file.")
    private Path report;

    ApplyCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        ReportedWork work = new ReportedWork(terminal);
        return work.run(report, () -> apply(work));
    }

    private RunReport apply(ReportedWork work) throws Exception {
        RecentCalls calls = new RecentCalls();
        ConsoleProgress progress = new ConsoleProgress(terminal.out(), terminal.interactive(), calls);
        FolderRun run = new FolderRun(config.folder(), Map.of(), progress, calls, stop);
        Results results = new Results(List.of(run.apply(plan)), List.of());
        RunReport outcome = work.done(ReportedWork.exitCode(results), results);
        terminal.out().println();
        OutcomeText.lines(outcome).forEach(terminal.out()::println);
        return outcome;
    }
}
