/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolFileTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    @TempDir
    Path directory;

    private Path left(Duration age) throws IOException {
        Path file = SpoolFile.create(directory);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        return file;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyButItsOwnerMayReadTheFile() throws IOException {
        Path file = SpoolFile.create(directory.resolve("made/for/it"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOpenSnapshotHasNoNameThatACrashCouldLeave() {
        try (Snapshot snapshot = Snapshot.create(PlanhatObject.COMPANY, directory)) {
            assertThat(directory).isEmptyDirectory();
            snapshot.add(Map.of("_id", "64aa00000000000000000000", "name", "Acme"));
            snapshot.complete();
            assertThat(snapshot.count()).isEqualTo(1);
        }
    }

    @Test
    void aFileThatADeadProcessLeftIsDeleted() throws IOException {
        Path file = left(Duration.ofHours(1));

        SpoolFile.sweep(directory, NOW);

        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsJustBeingOpenedIsLeftAlone() throws IOException {
        Path file = left(Duration.ofSeconds(5));

        SpoolFile.sweep(directory, NOW);

        assertThat(file).exists();
    }

    @Test
    void aFileThatSomebodyHasOpenIsLeftAlone() throws IOException {
        Path file = left(Duration.ofHours(1));

        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            SpoolFile.sweep(directory, NOW);

            assertThat(lock.isValid()).isTrue();
            assertThat(file).exists();
        }
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path file = Files.createFile(directory.resolve("planhat-state.mv.db"));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(1))));

        SpoolFile.sweep(directory, NOW);

        assertThat(file).exists();
    }

    @Test
    void aFolderThatIsNotThereIsNoReasonToFail() {
        SpoolFile.sweep(directory.resolve("nowhere"), NOW);

        assertThat(directory.resolve("nowhere")).doesNotExist();
    }
}
