/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.demo.Demo;
import io.github.camelplanhat.runner.run.StopSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Syncs an invented CRM into a simulated Planhat, and shows what comes out. Needs no account.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final StopSignal stop;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "Leave the configuration, the CRM and the state in this folder, for a look afterwards.")
    private Path dir;

    @Option(names = "--companies", hidden = true, defaultValue = "2000")
    private int companies;

    DemoCommand(Terminal terminal, StopSignal stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() throws Exception {
        if (companies < 20) {
            throw new ConfigException("--companies " + companies + ": at least 20 are needed");
        }
        boolean asDesigned = new Demo(terminal.out(), terminal.interactive(), stop, companies).run(dir);
        if (!asDesigned) {
            terminal.err().println("The demo did not go as designed; see the lines that begin with NO.");
        }
        return asDesigned ? ExitCode.CLEAN : ExitCode.FAILURE;
    }
}
