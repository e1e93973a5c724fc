/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.runner.progress.ConsoleProgress;
import io.github.camelplanhat.runner.progress.RecentCalls;
import io.github.camelplanhat.runner.report.OutcomeText;
import io.github.camelplanhat.runner.report.RunReport;
import io.github.camelplanhat.runner.run.FolderRun;
import io.github.camelplanhat.runner.run.ReplayChoice;
import io.github.camelplanhat.runner.run.Results;
import io.github.camelplanhat.runner.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = "Tries dead letters again, with the mappings as they are now.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StopSignal stop;

    @Mixin
    private ConfigOption config;

    @Option(names = "--sync", paramLabel = "NAME", description = "Only those of this sync or event stream.")
    private String sync;

    @Option(names = "--object", paramLabel = "OBJECT", description = "Only those of this object, such as company.")
    private String object;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reason contains this text.")
    private String reason;

    @Option(
            names = "--id",
            paramLabel = "N",
            arity = "1..*",
            split = ",",
            description = "Only these, by the ids that dead-letters shows.")
    private Set<Long> ids = Set.of();

    @Option(names = "--report", paramLabel = "FILE", description = "Write what became of them to this JSON file.")
    private Path report;

    ReplayCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws IOException {
        ReportedWork work = new ReportedWork(terminal);
        return work.run(report, () -> replay(work));
    }

    private RunReport replay(ReportedWork work) throws Exception {
        RecentCalls calls = new RecentCalls();
        ConsoleProgress progress = new ConsoleProgress(terminal.out(), terminal.interactive(), calls);
        ReplayChoice choice = new ReplayChoice(sync, object, new LetterChoice(reason, ids));
        FolderRun.Replayed replayed = new FolderRun(config.folder(), Map.of(), progress, calls, stop).replay(choice);
        Results results = replayed.results();
        RunReport outcome = work.done(ReportedWork.exitCode(results), results);
        if (results.syncs().isEmpty() && results.jobs().isEmpty()) {
            terminal.out().println("There is nothing to replay.");
        } else {
            terminal.out().println();
            OutcomeText.lines(outcome).forEach(terminal.out()::println);
        }
        replayed.leftOut().forEach(terminal.out()::println);
        return outcome;
    }
}
