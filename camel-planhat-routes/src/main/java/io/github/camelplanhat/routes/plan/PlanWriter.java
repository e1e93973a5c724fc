/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes a plan as JSON lines: a {@link PlanHeader}, a {@link PlanLine} for each record, and at last the counts. The file
 * appears as a whole, readable by its owner alone since it holds customers' data, when the plan is complete; before that it
 * has {@code .part} behind its name.
 */
public final class PlanWriter implements PlanSink {
    private final Path file;
    private final Path part;
    private final BufferedWriter out;
    private final Map<PlanAction, Long> counts = new EnumMap<>(PlanAction.class);
    private final MessageDigest digest = PlanJson.digest();
    private boolean complete;

    public PlanWriter(Path file, PlanHeader header) {
        this.file = file.toAbsolutePath().normalize();
        this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            create(part);
            out = Files.newBufferedWriter(part);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be written to " + file, e);
        }
        line(header);
    }

    private static void create(Path part) throws IOException {
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(part);
        }
    }

    @Override
    public void write(PlanLine line) {
        line(line);
        counts.merge(line.action(), 1L, Long::sum);
    }

    /** Ends the plan, and moves it to its name. */
    @Override
    public void complete(String brake) {
        line(new PlanEnd(counts, HexFormat.of().formatHex(digest.digest()), brake));
        try {
            out.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be written to " + file, e);
        }
        complete = true;
    }

    /** How many records there are of each action; an action without any is missing. */
    public Map<PlanAction, Long> counts() {
        return new EnumMap<>(counts);
    }

    private void line(Object value) {
        try {
            String text = PlanJson.write(value) + "\n";
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan cannot be written to " + file, e);
        }
    }

    /** Leaves nothing of a plan that is not complete. */
    @Override
    public void close() {
        if (!complete) {
            try {
                out.close();
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw new UncheckedIOException("the unfinished plan " + part + " cannot be removed", e);
            }
        }
    }
}
