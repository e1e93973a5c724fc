/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.progress.ConsoleProgress;
import io.github.camelplanhat.runner.progress.RecentCalls;
import io.github.camelplanhat.runner.report.OutcomeText;
import io.github.camelplanhat.runner.report.ReportFile;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.DeleteChoice;
import io.github.camelplanhat.runner.run.FolderRun;
import io.github.camelplanhat.runner.run.StopSignal;
import io.github.camelplanhat.runner.run.SyncResult;
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
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private ConfigOption config;

    @Option(names = "--once", description = "Make one pass over every sync, in the order of what they need, and end.")
    private boolean once;

    @Option(
            names = "--allow-deletes",
            paramLabel = "SYNC=N",
            description =
                    "With --once: let this sync remove up to N records that have left its source, whatever its limits are.")
    private Map<String, Long> allowDeletes = Map.of();

    @Option(
            names = "--preview-deletes",
            description = "With --once: only tell which records have left the sources, and leave them alone.")
    private boolean previewDeletes;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what became of every sync to this JSON file.")
    private Path report;

    RunCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        Instant started = clock.instant();
        ReportFile file = report == null ? null : ReportFile.at(report);
        RecentCalls calls = new RecentCalls();
        ConsoleProgress progress = new ConsoleProgress(terminal.out(), terminal.interactive(), calls);
        RunReport outcome;
        try {
            Outcome ran = run(new FolderRun(config.folder(), Map.of(), progress, calls, stop));
            outcome = RunReport.of(started, clock.instant(), ran.exitCode, null, ran.results);
            terminal.out().println();
            OutcomeText.lines(outcome).forEach(terminal.out()::println);
        } catch (ConfigException e) {
            outcome = failed(started, ExitCode.USAGE, e);
        } catch (Exception e) {
            outcome = failed(started, ExitCode.FAILURE, e);
        }
        if (file != null) {
            file.write(outcome);
        }
        return outcome.exitCode();
    }

    private record Outcome(int exitCode, List<SyncResult> results) {}

    private Outcome run(FolderRun run) throws Exception {
        if (once) {
            List<SyncResult> results = run.once(new DeleteChoice(allowDeletes, previewDeletes));
            return new Outcome(exitCode(results), results);
        }
        if (previewDeletes || !allowDeletes.isEmpty()) {
            throw new ConfigException("--allow-deletes and --preview-deletes are for one run: add --once");
        }
        FolderRun.UntilStopped ended = run.untilStopped();
        int own = exitCode(ended.results());
        return new Outcome(ended.exitCode() == 0 ? own : ended.exitCode(), ended.results());
    }

    private RunReport failed(Instant started, int exitCode, Exception e) {
        String why = e.getMessage() == null ? e.toString() : e.getMessage();
        terminal.err().println(why);
        return RunReport.of(started, clock.instant(), exitCode, why, List.of());
    }

    static int exitCode(List<SyncResult> results) {
        if (results.stream().anyMatch(r -> r.state() != SyncResult.State.COMPLETED)) {
            return ExitCode.FAILURE;
        }
        return results.stream().anyMatch(SyncResult::hasRefused) ? ExitCode.REFUSED : ExitCode.CLEAN;
    }
}
