/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.state.FolderState;
import io.github.camelplanhat.runner.state.RunsText;
import io.github.camelplanhat.runner.state.StateJson;
import io.github.camelplanhat.runner.state.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows one run with everything that is stored of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunsShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "ID", description = "The run, as the command runs lists it.")
    private String id;

    @Option(names = "--json", description = "As JSON rather than as text.")
    private boolean json;

    RunsShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (FolderState state = FolderState.open(config.folder())) {
            StoredRun run = state.run(id);
            (json ? StateJson.run(run) : RunsText.whole(run)).forEach(terminal.out()::println);
            return ExitCode.CLEAN;
        }
    }
}
