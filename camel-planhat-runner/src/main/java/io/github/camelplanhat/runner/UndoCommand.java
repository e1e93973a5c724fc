/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.concurrent.Callable;

import io.github.camelplanhat.routes.removal.UndoReport;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.state.FolderState;
import io.github.camelplanhat.runner.state.UndoText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "undo",
        description = "Takes back what a run removed from Planhat because it had left the source.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class UndoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Option(names = "--run", paramLabel = "ID", description = "The run, as the command runs lists it. Required.")
    private String run;

    @Option(names = "--dry-run", description = "Only show what would be done.")
    private boolean dryRun;

    @Option(names = "--force", description = "Restore fields, too, that somebody has changed since.")
    private boolean force;

    @Option(names = "--json", description = "As JSON rather than as a table.")
    private boolean json;

    UndoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (run == null) {
            throw new ConfigException("--run ID is missing: the run whose removals are to be taken back");
        }
        try (FolderState state = FolderState.open(config.folder())) {
            UndoReport report = state.undo(run, dryRun, force);
            (json ? UndoText.json(report) : UndoText.lines(report)).forEach(terminal.out()::println);
            return report.clean() ? ExitCode.CLEAN : ExitCode.REFUSED;
        }
    }
}
