/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelplanhat.routes.sync.DeletePreview;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.progress.ConsoleProgress;
import io.github.camelplanhat.runner.progress.RecentCalls;
import io.github.camelplanhat.runner.report.OutcomeText;
import io.github.camelplanhat.runner.report.PreviewText;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.DeleteChoice;
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

    private final List<DeletePreview> previews = new ArrayList<>();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write what became of every sync and job to this JSON file.")
    private Path report;

    @Option(
            names = "--preview-deletes",
            description = "With --once: create and update, and only show which records would leave Planhat.")
    private boolean previewDeletes;

    @Option(
            names = "--allow-deletes",
            paramLabel = "SYNC=N",
            description = "With --once: let this sync remove up to N records this time, whatever its limits are.")
    private Map<String, Integer> allowDeletes = new LinkedHashMap<>();

    RunCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        if (!once && (previewDeletes || !allowDeletes.isEmpty())) {
            throw new ConfigException(
                    (previewDeletes ? "--preview-deletes" : "--allow-deletes") + " is for one pass: give --once, too");
        }
        if (previewDeletes && !allowDeletes.isEmpty()) {
            throw new ConfigException("--preview-deletes removes nothing, so that --allow-deletes has nothing to allow:"
                    + " give one of them");
        }
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
        if (previewDeletes) {
            PreviewText.lines(previews).forEach(terminal.out()::println);
        }
        return outcome;
    }

    private record Outcome(int exitCode, Results results) {}

    private Outcome run(FolderRun run) throws Exception {
        if (once) {
            Results results = run.once(
                    terminal.out()::println, new DeleteChoice(allowDeletes, previewDeletes ? previews::add : null));
            return new Outcome(ReportedWork.exitCode(results), results);
        }
        FolderRun.UntilStopped ended = run.untilStopped(terminal.out()::println);
        int own = ReportedWork.exitCode(ended.results());
        return new Outcome(ended.exitCode() == 0 ? own : ended.exitCode(), ended.results());
    }
}
