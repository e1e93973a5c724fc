/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;

import io.github.camelplanhat.runner.state.DeadLetterText;
import io.github.camelplanhat.runner.state.FolderState;
import io.github.camelplanhat.runner.state.StateJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dead-letters",
        description =
                "Shows the rows and events that are refused, or of which it is unknown whether Planhat stored them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class DeadLettersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOption config;

    @Option(names = "--sync", paramLabel = "NAME", description = "Only those of this sync or event stream.")
    private String sync;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose reason contains this text.")
    private String reason;

    @Option(names = "--json", description = "As JSON, one line for each, with row and record.")
    private boolean json;

    DeadLettersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Instant now = Clock.systemUTC().instant();
        try (FolderState state = FolderState.open(config.folder())) {
            long shown = state.deadLetters(sync, reason, letter -> terminal.out()
                    .println(json ? StateJson.deadLetter(letter) : DeadLetterText.line(letter, now)));
            if (shown == 0 && !json) {
                terminal.out().println("There are none.");
            }
            return ExitCode.CLEAN;
        }
    }
}
