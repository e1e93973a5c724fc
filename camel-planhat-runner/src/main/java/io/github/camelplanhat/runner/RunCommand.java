/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
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
        name = "run",
        description = "Runs the syncs and routes of a configuration folder: on their schedules until stopped, or once.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StopSignal stop;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--once",
            description =
                    "Make one pass over every sync, in the order of what they need, then over every job, and end.")
    private boolean once;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what became of every sync and job to this JSON file.")
    private Path report;

    RunCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        ReportedWork work = new ReportedWork(terminal);
        return work.run(report, () -> run(work));
    }

    private RunReport run(ReportedWork work) throws Exception {
        RecentCalls calls = new RecentCalls();
        ConsoleProgress progress = new ConsoleProgress(terminal.out(), terminal.interactive(), calls);
        Outcome ran = run(new FolderRun(config.folder(), Map.of(), progress, calls, stop));
        RunReport outcome = work.done(ran.exitCode, ran.results);
        terminal.out().println();
        OutcomeText.lines(outcome).forEach(terminal.out()::println);
        return outcome;
    }

    private record Outcome(int exitCode, Results results) {}

    private Outcome run(FolderRun run) throws Exception {
        if (once) {
            Results results = run.once(terminal.out()::println);
            return new Outcome(ReportedWork.exitCode(results), results);
        }
        FolderRun.UntilStopped ended = run.untilStopped(terminal.out()::println);
        int own = ReportedWork.exitCode(ended.results());
        return new Outcome(ended.exitCode() == 0 ? own : ended.exitCode(), ended.results());
    }
}
