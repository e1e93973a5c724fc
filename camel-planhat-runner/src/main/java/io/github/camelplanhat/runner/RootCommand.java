/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

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

    /**
     * What understands these arguments. Where they begin with a command it knows that one only: to read the annotations of them all
     * takes longer than many a command.
     */
    static CommandLine create(Terminal terminal, StopSignal stop, String... arguments) {
        Map<String, Supplier<Object>> commands = commands(terminal, stop);
        if (arguments.length > 0) {
            Supplier<Object> named = commands.get(arguments[0]);
            commands = named == null ? commands : Map.of(arguments[0], named);
        }
        CommandLine root = new CommandLine(new RootCommand());
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        return root;
    }

    private static Map<String, Supplier<Object>> commands(Terminal terminal, StopSignal stop) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(terminal, stop));
        commands.put("run", () -> new RunCommand(terminal, stop));
        commands.put("check", () -> new CheckCommand(terminal));
        commands.put("sample", () -> new SampleCommand(terminal));
        commands.put(
                "runs", () -> new CommandLine(new RunsCommand(terminal)).addSubcommand(new RunsShowCommand(terminal)));
        commands.put("dead-letters", () -> new DeadLettersCommand(terminal));
        commands.put("plan", () -> new PlanCommand(terminal, stop));
        commands.put("apply", () -> new ApplyCommand(terminal, stop));
        commands.put("replay", () -> new ReplayCommand(terminal, stop));
        commands.put("undo", () -> new UndoCommand(terminal));
        commands.put("forget", () -> new ForgetCommand(terminal));
        return commands;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
