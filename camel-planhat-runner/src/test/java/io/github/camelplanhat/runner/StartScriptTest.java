/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.runner.Installation.Ran;

import static org.assertj.core.api.Assertions.assertThat;

/** What the start script makes of its arguments and variables: a program in place of Java prints what it was given. */
class StartScriptTest {
    private static final String PRINTS_ITS_ARGUMENTS = "printf '%s\\n' \"$@\"\n";

    @TempDir
    Path dir;

    private Installation runner;
    private Path javaHome;

    @BeforeEach
    void installInAFolderWithABlank() throws IOException {
        runner = Installation.ofTheScript(Files.createDirectories(dir.resolve("our runner")));
        javaHome = java("any java", PRINTS_ITS_ARGUMENTS);
    }

    /** @return a JAVA_HOME */
    private Path java(String name, String commands) throws IOException {
        Path home = dir.resolve(name);
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + commands);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private Ran run(String... arguments) throws Exception {
        return runner.run(Map.of("JAVA_HOME", javaHome.toString()), arguments);
    }

    private String real(Path path) throws IOException {
        return path.getParent().toRealPath().resolve(path.getFileName()).toString();
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Ran ran = run("run", "--config", "my sync", "*", "", "it's \"$HOME\"");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .endsWith("-jar", real(runner.jar()), "run", "--config", "my sync", "*", "", "it's \"$HOME\"");
    }

    @Test
    void aLinkToALinkToItLeadsToTheSameJar() throws Exception {
        Path other = Files.createDirectories(dir.resolve("else where/bin"));
        Files.createSymbolicLink(other.resolve("first"), Path.of("../../our runner/planhat-runner"));
        Path link = Files.createSymbolicLink(dir.resolve("pr"), other.resolve("first"));

        Ran ran = Installation.run(link, Map.of("JAVA_HOME", javaHome.toString()), "runs");

        assertThat(ran.out().lines()).as(ran.err()).endsWith("-jar", real(runner.jar()), "runs");
    }

    @Test
    void ownOptionsOfJavaGoLastAndAreCutAtBlanksOnly() throws Exception {
        Ran ran = runner.run(Map.of("JAVA_HOME", javaHome.toString(), "JAVA_OPTS", "-Xmx256m  -Dfiles=/*"), "check");

        assertThat(ran.out().lines())
                .containsExactly(
                        "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dfiles=/*", "-jar", real(runner.jar()), "check");
    }

    @Test
    void whatMayGoOnForHoursKeepsTheSecondCompiler() throws Exception {
        for (String command : List.of("run", "plan", "apply", "replay", "undo", "demo")) {
            assertThat(run(command).out())
                    .contains("-XX:Tier4InvocationThreshold=50000")
                    .doesNotContain("TieredStopAtLevel");
        }
    }

    @Test
    void anArchiveThatIsNotThereIsNotAskedFor() throws Exception {
        assertThat(run("run").out()).doesNotContain("SharedArchiveFile");

        Files.createFile(runner.archive());

        assertThat(run("run").out()).contains("-XX:SharedArchiveFile=" + real(runner.archive()) + "\n");
    }

    @Test
    void withoutAJavaHomeJavaIsTakenFromThePath() throws Exception {
        String path = javaHome.resolve("bin") + ":" + System.getenv("PATH");

        Ran ran = runner.run(Map.of("JAVA_HOME", "", "PATH", path), "runs");

        assertThat(ran.out().lines()).as(ran.err()).endsWith("-jar", real(runner.jar()), "runs");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Ran ran = runner.run(Map.of("JAVA_HOME", dir.toString()), "runs");

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("JAVA_HOME is " + dir);
    }

    @Test
    void theExitCodeIsThatOfJava() throws Exception {
        javaHome = java("failing java", "exit 2\n");

        assertThat(run("run").code()).isEqualTo(2);
    }

    @Nested
    class Archive {
        @Test
        void aTrainingRunThatFailsIsToldWithWhatItSaidAndLeavesNothing() throws Exception {
            javaHome = java(
                    "failing java",
                    "for a; do case $a in *AtExit=*) : >\"${a#*=}\";; esac; done\n" + "echo no port is free; exit 3\n");

            Ran ran = run("archive");

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("no port is free", "no class archive: the training run ended with 3");
            assertOnlyTheScriptIsThere();
        }

        @Test
        void aJavaThatMakesNoneIsToldAndLeavesNothing() throws Exception {
            javaHome = java("odd java", "echo base archive is missing\n");

            Ran ran = run("archive");

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).contains("base archive is missing", "no class archive: Java made none");
            assertOnlyTheScriptIsThere();
        }

        @Test
        void anEarlierArchiveStaysWhenTheNextFails() throws Exception {
            Files.writeString(runner.archive(), "earlier");
            javaHome = java("failing java", "exit 3\n");

            assertThat(run("archive").code()).isEqualTo(1);

            assertThat(runner.archive()).hasContent("earlier");
        }

        @Test
        void itTakesNoArguments() throws Exception {
            Ran ran = run("archive", "--config");

            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.err()).contains("takes no arguments");
        }

        @Test
        void aFolderThatIsNotThereIsNamed() throws Exception {
            Ran ran = runner.run(
                    Map.of("JAVA_HOME", javaHome.toString(), "PLANHAT_RUNNER_ARCHIVE", dir + "/no where"), "archive");

            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.err()).contains(dir + "/no where, of PLANHAT_RUNNER_ARCHIVE, is not a folder");
        }

        private void assertOnlyTheScriptIsThere() throws IOException {
            try (Stream<Path> files = Files.list(runner.dir())) {
                assertThat(files).containsExactly(runner.script());
            }
        }
    }
}
