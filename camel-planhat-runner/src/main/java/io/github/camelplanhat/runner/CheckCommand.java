/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.Map;
import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.check.FolderCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description =
                "Tries token, region and read rights with one small call for each object, and a connection to each "
                        + "database. Writes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        FolderCheck check = new FolderCheck(config.folder(), Map.of());
        boolean works = check.run();
        check.lines().forEach(terminal.out()::println);
        return works ? ExitCode.CLEAN : ExitCode.FAILURE;
    }
}
