/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.runner.Installation.Ran;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The start script with a real Java and the class archive that this has made. */
class ClassArchiveTest {
    private static final int SIGTERM = 143;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    static Path folder;

    private static Installation runner;
    private static Ran made;

    @TempDir
    Path dir;

    @BeforeAll
    static void makeTheArchive() throws Exception {
        runner = Installation.whole(folder);
        made = runner.run("archive");
    }

    /** @return the classes that a start took from the archive, those of Java itself aside */
    private long takenFromTheArchive(Map<String, String> environment) throws Exception {
        Path loaded = dir.resolve("loaded.txt");
        Ran ran = runner.run(with(environment, "JAVA_OPTS", "-Xlog:class+load:file=" + loaded), "--version");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("camel-planhat-runner").hasLineCount(2);
        return Files.readString(loaded)
                .lines()
                .filter(line ->
                        line.contains(" io.github.camelplanhat.runner.") && line.contains("shared objects file"))
                .count();
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        Map<String, String> all = new HashMap<>(some);
        all.put(name, value);
        return all;
    }

    @Test
    void itIsMadeOnceAndUsedByEveryStart() throws Exception {
        assertThat(made.code()).as(made.out() + made.err()).isZero();
        assertThat(made.err()).isEmpty();
        assertThat(made.out())
                .matches("Class archive: \\Q" + runner.archive().toRealPath() + "\\E, [1-9][0-9]+ MB\\. Make .*\\n");

        assertThat(takenFromTheArchive(Map.of())).isPositive();
    }

    @Test
    void itMayLieElsewhere() throws Exception {
        Path own = Files.createDirectories(dir.resolve("own"));
        Files.copy(runner.archive(), own.resolve(runner.archive().getFileName()));

        assertThat(takenFromTheArchive(Map.of("PLANHAT_RUNNER_ARCHIVE", own.toString())))
                .isPositive();
    }

    @Test
    void oneOfAnEarlierJarIsLeftAsideWithoutAWord() throws Exception {
        FileTime before = Files.getLastModifiedTime(runner.jar());
        Files.setLastModifiedTime(runner.jar(), FileTime.from(before.toInstant().plusSeconds(60)));
        try {
            assertThat(takenFromTheArchive(Map.of())).isZero();
        } finally {
            Files.setLastModifiedTime(runner.jar(), before);
        }
    }

    @Test
    void oneOfAnotherLibraryIsLeftAsideWithoutAWord() throws Exception {
        Path library = library("camel-core-engine");
        Path before = Files.move(library, dir.resolve("before.jar"));
        Files.copy(before, library);
        try {
            assertThat(takenFromTheArchive(Map.of())).isZero();
        } finally {
            Files.move(before, library, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path library(String name) throws IOException {
        try (Stream<Path> libraries = Files.list(folder.resolve("lib"))) {
            return libraries
                    .filter(file -> file.getFileName().toString().contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The header of an archive names the build of Java that made it. */
    @Test
    void oneOfAnotherJavaIsLeftAsideWithoutAWord() throws Exception {
        Path other = copy();
        try (FileChannel file = FileChannel.open(other, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(4096);
            file.read(header, 0);
            String text = new String(header.array(), StandardCharsets.ISO_8859_1);
            int version = text.indexOf(System.getProperty("java.vm.version"));
            assertThat(version).isPositive();
            file.write(ByteBuffer.wrap("9".getBytes(StandardCharsets.ISO_8859_1)), version);
        }

        assertThat(takenFromTheArchive(
                        Map.of("PLANHAT_RUNNER_ARCHIVE", other.getParent().toString())))
                .isZero();
    }

    @Test
    void oneThatIsBrokenIsLeftAsideWithoutAWord() throws Exception {
        Path other = copy();
        Files.writeString(other, "no archive\n");

        assertThat(takenFromTheArchive(
                        Map.of("PLANHAT_RUNNER_ARCHIVE", other.getParent().toString())))
                .isZero();
    }

    private Path copy() throws IOException {
        Path copy = Files.copy(runner.archive(), dir.resolve(runner.archive().getFileName()));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        return copy;
    }

    @Test
    void wrongUsageEndsWithItsOwnCode() throws Exception {
        Ran ran = runner.run("rnu");

        assertThat(ran.code()).isEqualTo(64);
        assertThat(ran.err()).contains("did you mean run?");
    }

    @Test
    void sigtermReachesTheRunnerWhichLeavesItsReport() throws Exception {
        PlanhatSimulator planhat = PLANHAT.simulator();
        planhat.latency(Duration.ofMillis(100));
        TestFolder.in(dir, planhat).companies(500, "'c'").properties("camel.route-template[companies].batchSize = 10");
        Path report = dir.resolve("report.json");

        Process process = runner.start(dir, "run", "--once", "--config", dir.toString(), "--report", report.toString());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> planhat.journal().count(PlanhatObject.COMPANY, Operation.BULK_UPSERT) >= 2);
        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
        assertThat(report).content().contains("the runner was asked to stop");
        assertThat(dir.resolve("stderr.txt")).content().doesNotContain("warning");
    }
}
