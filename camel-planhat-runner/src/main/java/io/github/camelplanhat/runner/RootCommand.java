/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.run.StopSignal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What stands before the command; alone it only prints the usage. */
@Command(
        name = "camel-planhat-runner",
        description = "Syncs your own data into Planhat, with every record accounted for.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all clean",
            " 2:some records were refused, or it is unknown whether they were stored",
            " 1:failure",
            "64:wrong usage or configuration; nothing was started"
        })
final class RootCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    RootCommand() {}

    static CommandLine create(Terminal terminal, StopSignal stop) {
        return new CommandLine(new RootCommand())
                .addSubcommand(new DemoCommand(terminal, stop))
                .addSubcommand(new RunCommand(terminal, stop))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new CommandLine(new RunsCommand(terminal)).addSubcommand(new RunsShowCommand(terminal)))
                .addSubcommand(new DeadLettersCommand(terminal))
                .addSubcommand(new PlanCommand(terminal, stop))
                .addSubcommand(new ApplyCommand(terminal, stop))
                .addSubcommand(new ReplayCommand(terminal, stop))
                .addSubcommand(new UndoCommand(terminal))
                .addSubcommand(new ForgetCommand(terminal));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
