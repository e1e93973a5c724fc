/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.camelplanhat.routes.row.PlainValues;

/**
 * What a run could not push, one JSON object a line: the row or value, what became of it, and why. The file is made when there
 * is something to tell; the one of the run before goes when a run begins. It ends at a number of lines, so that a source of
 * nothing but errors does not fill the disk.
 */
final class RefusedValues implements AutoCloseable {
    private static final int MOST = 10_000;

    private final ObjectMapper json = JsonMapper.builder().build();
    private final Path file;
    private BufferedWriter out;
    private int lines;

    RefusedValues(Path file) {
        this.file = file;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    Path file() {
        return file;
    }

    boolean isEmpty() {
        return lines == 0;
    }

    /** @param status {@code REFUSED} or {@code UNKNOWN} */
    void add(Map<?, ?> what, String status, String reason) {
        if (lines >= MOST) {
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("status", status);
        line.put("reason", reason);
        line.put("value", PlainValues.of(what));
        try {
            if (out == null) {
                OwnerOnly.createFile(file);
                out = Files.newBufferedWriter(file);
            }
            out.write(json.writeValueAsString(line));
            out.newLine();
            lines++;
        } catch (IOException e) {
            throw cannot(e);
        }
    }

    private UncheckedIOException cannot(IOException e) {
        return new UncheckedIOException("the file of refused values " + file + " cannot be written", e);
    }

    @Override
    public void close() {
        if (out != null) {
            try {
                out.close();
                out = null;
            } catch (IOException e) {
                throw cannot(e);
            }
        }
    }
}
