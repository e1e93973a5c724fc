/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.runner.run.StopSignal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTest {
    @TempDir
    Path dir;

    @Test
    void withoutArgumentsTheUsageIsPrintedAsAnError() {
        Invocation ran = Invocation.of();

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Usage: camel-planhat-runner", "demo", "run", "check", "64");
    }

    @Test
    void askedForTheUsageIsNoError() {
        Invocation ran = Invocation.of("--help");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Usage: camel-planhat-runner");
    }

    /** A command that is asked for by its name is made alone. */
    @Test
    void everyCommandAnswersToTheNameInItsUsage() {
        Terminal silent = new Terminal(System.out, System.err, false);
        Map<String, CommandLine> all =
                RootCommand.create(silent, new StopSignal()).getSubcommands();

        assertThat(all).hasSize(11).allSatisfy((name, command) -> {
            Command declared = command.getCommand().getClass().getAnnotation(Command.class);
            assertThat(declared.name()).isEqualTo(name);
            assertThat(RootCommand.create(silent, new StopSignal(), name).getSubcommands())
                    .containsOnlyKeys(name);
            assertThat(Invocation.of(name, "--help").out()).contains("Usage: camel-planhat-runner " + name);
        });
    }

    @Test
    void theVersionNamesCamelToo() {
        Invocation ran = Invocation.of("--version");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("camel-planhat-runner", "Apache Camel 4.");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearestOne() {
        Invocation ran = Invocation.of("rnu");

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("'rnu'; did you mean run?");
    }

    @Test
    void aMistypedOptionIsAnsweredWithTheNearestOne() {
        Invocation ran = Invocation.of("run", "--cofnig", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("did you mean --config?");
    }

    @Test
    void aFolderWithoutItsOptionIsAnsweredWithTheOption() {
        Invocation ran = Invocation.of("check", "a");

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("'a'; a folder is given as --config FOLDER");
    }

    @Test
    void runWithoutAFolderSaysWhatIsMissing() {
        Invocation ran = Invocation.of("run");

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("--config FOLDER is missing");
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Invocation ran = Invocation.of("run", "--config", dir.resolve("nowhere"));

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains(dir.resolve("nowhere") + " does not exist");
    }

    @Test
    void aFolderWithoutPropertiesIsRefused() {
        Invocation ran = Invocation.of("check", "--config", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("has no file application.properties");
    }

    @Test
    void aFileInPlaceOfAFolderIsRefused() {
        TestFolder.in(dir);

        Invocation ran = Invocation.of("run", "--config", dir.resolve("application.properties"));

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("is a file");
    }

    @Test
    void aReportThatCouldNotBeWrittenIsRefusedBeforeTheRun() {
        Invocation ran = Invocation.of("run", "--config", dir, "--report", dir.resolve("no/such/report.json"));

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("--report", "does not exist");
    }

    @Test
    void aDemoFolderWithSomethingElseInItIsNotTouched() {
        TestFolder.in(dir);

        Invocation ran = Invocation.of("demo", "--dir", dir);

        assertThat(ran.code()).isEqualTo(64);
        assertThat(dir.resolve("application.properties")).exists();
    }

    @Test
    void theEntryPointForOtherProgramsDoesNotEndTheJvm() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = PlanhatRunner.run(new String[] {"rnu"}, new PrintStream(err), new PrintStream(err));

        assertThat(code).isEqualTo(64);
    }
}
