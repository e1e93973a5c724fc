/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.state.FolderState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "forget",
        description =
                "Forgets what a sync has sent and how far it has read, so that its next run sends everything again.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ForgetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Option(names = "--sync", paramLabel = "NAME", description = "The sync or job. Required.")
    private String sync;

    ForgetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (sync == null) {
            throw new ConfigException("--sync NAME is missing: the sync that is to start from the beginning");
        }
        try (FolderState state = FolderState.open(config.folder())) {
            state.forget(sync);
            terminal.out().println("The next run of " + sync + " sends everything again.");
            return ExitCode.CLEAN;
        }
    }
}
