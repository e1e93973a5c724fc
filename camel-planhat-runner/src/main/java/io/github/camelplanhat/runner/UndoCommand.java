/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.routes.sync.SyncUndo;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.run.SleepingContext;
import io.github.camelplanhat.runner.state.UndoText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "undo",
        description = "Takes back what a run cleared, archived or deleted, as far as Planhat lets it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class UndoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Option(names = "--run", paramLabel = "ID", description = "The run, as the command runs lists it. Required.")
    private String run;

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Option(names = "--force", description = "Overwrite fields that have another value by now.")
    private boolean force;

    @Option(names = "--json", description = "As JSON rather than as text.")
    private boolean json;

    UndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (run == null) {
            throw new ConfigException(
                    "--run ID is missing: the run whose removals are to be taken back; the command runs lists them");
        }
        UndoReport report;
        try (SleepingContext folder = SleepingContext.start(config.folder(), Map.of())) {
            report = new SyncUndo(folder.context(), dryRun, force).of(run);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage());
        }
        List<String> lines = json ? UndoText.json(report) : UndoText.lines(report);
        lines.forEach(terminal.out()::println);
        return report.clean() ? ExitCode.CLEAN : ExitCode.REFUSED;
    }
}
