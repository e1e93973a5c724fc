/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.camelplanhat.model.Names;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.run.StopSignal;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The standalone application: {@code demo}, {@code run}, {@code check}, and what looks at their state. */
public final class PlanhatRunner {
    /** Camel's shutdown timeout, and some time for a call that is cut off and for the report. */
    private static final int STOP_SECONDS = 25;

    private PlanhatRunner() {}

    public static void main(String[] args) {
        letOthersLook();
        StopSignal stop = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop), "stop"));
        int code = run(args, Terminal.ofProcess(), stop);
        stop.ended();
        System.exit(code);
    }

    /** A second process reads the state of a running one through H2, which must then not listen to the network. */
    private static void letOthersLook() {
        if (System.getProperty("h2.bindAddress") == null) {
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
    }

    /**
     * Runs one command in this JVM.
     *
     * @return what the process would end with; see {@link ExitCode}
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, new Terminal(out, err, false), new StopSignal());
    }

    static int run(String[] args, Terminal terminal, StopSignal stop) {
        CommandLine cli = RootCommand.create(terminal, stop, args)
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setParameterExceptionHandler((e, a) -> wrongUsage(e))
                .setExecutionExceptionHandler((e, c, r) -> failure(e, terminal));
        return cli.execute(args);
    }

    private static int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String hint = e instanceof UnmatchedArgumentException unmatched
                ? hint(unmatched.getUnmatched().get(0), command)
                : "";
        command.getErr().println(e.getMessage() + hint);
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** A bare word is a mistyped command, or a folder that lacks its option; the rest are mistyped options. */
    private static String hint(String typed, CommandLine command) {
        Set<String> options = command.getCommandSpec().optionsMap().keySet();
        if (typed.startsWith("-")) {
            return Names.hint(typed, options);
        }
        if (command.getSubcommands().isEmpty()) {
            return options.contains("--config") ? "; a folder is given as --config FOLDER" : "";
        }
        List<String> words = new ArrayList<>(command.getSubcommands().keySet());
        words.addAll(options);
        return Names.hint(typed, words);
    }

    private static int failure(Exception e, Terminal terminal) {
        terminal.err().println(e.getMessage() == null ? e.toString() : e.getMessage());
        return e instanceof ConfigException ? ExitCode.USAGE : ExitCode.FAILURE;
    }

    private static void stopAndWait(StopSignal stop) {
        stop.request();
        try {
            stop.awaitEnd(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
