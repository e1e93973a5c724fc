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
import io.github.camelplanhat.runner.report.PlanText;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.FolderRun;
import io.github.camelplanhat.runner.run.Results;
import io.github.camelplanhat.runner.run.StopSignal;
import io.github.camelplanhat.runner.run.SyncResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Writes down what a run of a sync would do, record by record, and does nothing of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StopSignal stop;

    @Mixin
    private ConfigOption config;

    @Option(names = "--sync", paramLabel = "NAME", description = "The sync; the only one of the folder by default.")
    private String sync;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File for the plan, as JSON lines. An older one is replaced.",
            required = true)
    private Path out;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the counts to this JSON file.")
    private Path report;

    PlanCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        ReportedWork work = new ReportedWork(terminal);
        return work.run(report, () -> plan(work));
    }

    private RunReport plan(ReportedWork work) throws Exception {
        RecentCalls calls = new RecentCalls();
        ConsoleProgress progress = new ConsoleProgress(terminal.out(), terminal.interactive(), calls);
        SyncResult planned = new FolderRun(config.folder(), Map.of(), progress, calls, stop).plan(sync, out);
        Results results = new Results(List.of(planned), List.of());
        RunReport outcome = work.done(ReportedWork.exitCode(results), results);
        terminal.out().println();
        if (planned.state() == SyncResult.State.COMPLETED) {
            PlanText.lines(out).forEach(terminal.out()::println);
        } else {
            OutcomeText.lines(outcome).forEach(terminal.out()::println);
        }
        return outcome;
    }
}
