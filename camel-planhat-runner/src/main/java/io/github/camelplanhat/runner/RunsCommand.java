/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.List;
import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.state.FolderState;
import io.github.camelplanhat.runner.state.RunsText;
import io.github.camelplanhat.runner.state.StateJson;
import io.github.camelplanhat.runner.state.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "runs",
        description = "Shows the latest runs of a configuration folder's syncs and jobs, also while one is going on.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Option(names = "--sync", paramLabel = "NAME", description = "Only the runs of this sync or job.")
    private String sync;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "As JSON rather than as a table.")
    private boolean json;

    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (FolderState state = FolderState.open(config.folder())) {
            List<StoredRun> runs = state.runs(sync, Math.max(1, limit));
            (json ? StateJson.runs(runs) : RunsText.table(runs)).forEach(terminal.out()::println);
            return ExitCode.CLEAN;
        }
    }
}
