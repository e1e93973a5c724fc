/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temporary file of a snapshot. It holds customers' data: only its owner may read it, and it loses its name as soon as
 * it is open, so that the system frees it when the process ends, however it ends. Where an open file cannot lose its name, it
 * is deleted when it is closed, and after a crash by {@link #sweep}.
 */
final class SpoolFile {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolFile.class);
    private static final String PREFIX = "planhat-snapshot-";
    private static final String SUFFIX = ".tmp";
    /** A younger one may be between its making and its lock. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private SpoolFile() {}

    /** An empty file, with permissions 0600 where the file system has such. */
    static Path create(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, PREFIX, SUFFIX);
    }

    /** Deletes the files that dead processes have left; those that a living one has open are locked. */
    static void sweep(Path directory, Instant now) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path file : left) {
                sweepAway(file, now);
            }
        } catch (IOException e) {
            LOG.warn("old snapshots in {} cannot be deleted: {}", directory, e.toString());
        }
    }

    private static void sweepAway(Path file, Instant now) {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG)) && isNobodys(file)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It has just lost its name, or belongs to another user of the system's folder.
            LOG.debug("{} is not deleted", file, e);
        }
    }

    private static boolean isNobodys(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** Takes the name of an open file away; where the system does not do that, {@link #delete} will. */
    static void unlink(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} keeps its name until it is closed", file, e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the snapshot {} cannot be deleted: {}", file, e.toString());
        }
    }
}
