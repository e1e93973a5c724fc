/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.record.PlanhatJson;

/**
 * A file that grows by whole batches. A small file beside it, {@code .<name>.committed}, holds the length up to which the
 * batches are complete; it is replaced in one step after the bytes of a batch are on the disk. What a process that was
 * killed left behind that length is cut off before the next batch is appended.
 */
final class CommittedFile implements Closeable {
    private final Path file;
    private final Path note;
    private final FileChannel channel;
    private final FileLock lock;
    private Commit commit;
    /** Whether the note says the same as the file. */
    private boolean noted;

    /**
     * @param length bytes of complete batches
     * @param header columns, where the file has some
     */
    private record Commit(long length, List<String> header) {
        Commit {
            header = header == null ? List.of() : List.copyOf(header);
        }
    }

    private CommittedFile(Path file, Path note, FileChannel channel, FileLock lock) {
        this.file = file;
        this.note = note;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folders and the file where they are missing. */
    static CommittedFile open(Path given) throws IOException {
        Path file = given.toAbsolutePath().normalize();
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            CommittedFile opened = new CommittedFile(
                    file, file.resolveSibling("." + file.getFileName() + ".committed"), channel, lock(channel, file));
            opened.recover();
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(file + " is being written by another sink; give each its own fileName");
        }
        return lock;
    }

    private void recover() throws IOException {
        long size = channel.size();
        if (size == 0 || !Files.exists(note)) {
            // New, or emptied or brought by somebody: all of it is taken as it is.
            commit = new Commit(size, List.of());
            noted = false;
            return;
        }
        commit = read();
        noted = true;
        if (size < commit.length) {
            throw new IOException(file + " has " + size + " bytes, but " + commit.length
                    + " were written: somebody has changed it. Move it away, together with " + note.getFileName());
        }
        if (size > commit.length) {
            channel.truncate(commit.length);
        }
    }

    private Commit read() throws IOException {
        try {
            return PlanhatJson.mapper().readValue(Files.readAllBytes(note), Commit.class);
        } catch (JsonProcessingException e) {
            throw new IOException(note + " cannot be read; move it and " + file.getFileName() + " away", e);
        }
    }

    /** Whether it was not this class that wrote what is in it. */
    boolean isUnknown() {
        return !noted && !isEmpty();
    }

    boolean beginsWith(byte[] bytes) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(bytes.length);
        while (begin.hasRemaining() && channel.read(begin, begin.position()) >= 0) {
            // Goes on where it has stopped.
        }
        return Arrays.equals(bytes, begin.array());
    }

    boolean isEmpty() {
        return commit.length == 0;
    }

    /** The columns that were noted with the last batch. */
    List<String> header() {
        return commit.header;
    }

    /** Returns when the bytes are on the disk, and noted. */
    void append(byte[] bytes, List<String> header) throws IOException {
        if (!noted) {
            // Else half a first batch would be taken for something that was there before.
            write(commit);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long position = commit.length;
        while (buffer.hasRemaining()) {
            position += channel.write(buffer, position);
        }
        channel.force(true);
        write(new Commit(position, header));
    }

    private void write(Commit now) throws IOException {
        Path part = note.resolveSibling(note.getFileName() + ".part");
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(StandardCharsets.UTF_8.encode(PlanhatJson.mapper().writeValueAsString(now)));
            out.force(true);
        }
        Files.move(part, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        commit = now;
        noted = true;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
        } finally {
            channel.close();
        }
    }
}
