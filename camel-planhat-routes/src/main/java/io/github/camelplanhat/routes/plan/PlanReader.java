/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Reads a plan line by line, and makes sure that it is whole. */
public final class PlanReader implements Closeable {
    private static final String END = "{\"end\":";

    private final Path file;
    private final BufferedReader in;
    private final PlanHeader header;
    private final MessageDigest digest = PlanJson.digest();
    private long number;
    private String brake;

    /** @throws PlanException if the file is none, or was written by another version */
    public PlanReader(Path file) {
        this.file = file;
        try {
            in = Files.newBufferedReader(file);
        } catch (NoSuchFileException e) {
            throw new PlanException("there is no plan " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan " + file + " cannot be read", e);
        }
        try {
            header = readHeader();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private PlanHeader readHeader() {
        PlanHeader read = parse(next(), PlanHeader.class);
        if (read.plan() != PlanHeader.VERSION || read.sync() == null) {
            throw new PlanException(
                    file + " is a plan of another version (" + read.plan() + "); make a new one with the command plan");
        }
        return read;
    }

    public PlanHeader header() {
        return header;
    }

    /**
     * Hands out every record.
     *
     * @throws PlanException if the plan was cut off or edited; the records before were handed out
     */
    public void forEach(Consumer<PlanLine> each) {
        Map<PlanAction, Long> counts = new EnumMap<>(PlanAction.class);
        String text = next();
        while (!text.startsWith(END)) {
            PlanLine line = parse(text, PlanLine.class);
            if (line.action() == null) {
                throw new PlanException(file + ", line " + number + ": has no action");
            }
            counts.merge(line.action(), 1L, Long::sum);
            each.accept(line);
            text = next();
        }
        PlanEnd end = parse(text, PlanEnd.class);
        if (!end.end().equals(counts)
                || !HexFormat.of().formatHex(digest.digest()).equals(end.digest())) {
            throw edited();
        }
        brake = end.brake();
    }

    /** Why nothing may be removed that left the source; null if it may. Known when every record was handed out. */
    public String brake() {
        return brake;
    }

    private String next() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw edited();
            }
            number++;
            if (!line.startsWith(END)) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return line;
        } catch (CharacterCodingException e) {
            throw new PlanException(file + " is no plan: it is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan " + file + " cannot be read", e);
        }
    }

    private PlanException edited() {
        return new PlanException(
                file + " is not the plan that was written: it was cut off or edited. A plan is applied as a whole;"
                        + " change the mapping or the source, and make a new one");
    }

    private <T> T parse(String line, Class<T> type) {
        try {
            return PlanJson.MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new PlanException(file + ", line " + number + ": is no line of a plan: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the plan " + file + " cannot be closed", e);
        }
    }
}
