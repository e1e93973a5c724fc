/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Watermarks in files {@code <sync>.watermark.json}. A new one is written beside the old one, forced to the disk, and
 * takes its place in one step, so that a crash leaves either the old or the new one.
 */
public final class FileWatermarkStore implements WatermarkStore {
    private final Path directory;
    private final ObjectMapper json = new ObjectMapper();

    public FileWatermarkStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Object> read(String sync) {
        Path file = file(sync);
        try {
            Map<String, String> stored = json.readValue(Files.readAllBytes(file), new TypeReference<>() {});
            return Optional.of(WatermarkText.parse(stored));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(
                    "the watermark of sync " + sync + " in " + file + " cannot be read (" + e.getMessage()
                            + "). Repair the file, or delete it to read the source from its start",
                    e);
        }
    }

    @Override
    public void write(String sync, Object watermark) {
        Path file = file(sync);
        Path fresh = directory.resolve(sync + ".watermark.new");
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(json.writeValueAsBytes(WatermarkText.format(watermark)));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory();
        } catch (IOException e) {
            throw new UncheckedIOException("the watermark of sync " + sync + " cannot be written to " + file, e);
        }
    }

    /** Makes the rename itself durable; not every platform can open a directory, and those that cannot need no force. */
    private void forceDirectory() {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            return;
        }
    }

    private Path file(String sync) {
        return directory.resolve(sync + ".watermark.json");
    }
}
