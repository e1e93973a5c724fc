/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.deadletter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Dead letters as JSON lines in UTF-8: one file for each run that has any, named {@code <sync>-<run>.jsonl}. A line has
 * {@code sync object run index status reason row record}. Dates of rows are ISO-8601 text, binary columns base64.
 */
public final class JsonLinesDeadLetters implements DeadLetters {
    private final Path directory;
    private final ObjectMapper json = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    public JsonLinesDeadLetters(Path directory) {
        this.directory = directory;
    }

    @Override
    public Run open(String sync, String object, String run) {
        return new FileRun(sync, object, run, directory.resolve(sync + "-" + run + ".jsonl"));
    }

    private final class FileRun implements Run {
        private final String sync;
        private final String object;
        private final String run;
        private final Path file;
        private FileChannel channel;
        private OutputStream out;

        FileRun(String sync, String object, String run, Path file) {
            this.sync = sync;
            this.object = object;
            this.run = run;
            this.file = file;
        }

        @Override
        public void write(DeadLetter letter) throws IOException {
            if (out == null) {
                Files.createDirectories(directory);
                channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            }
            json.writeValue(out, line(letter));
            out.write('\n');
        }

        private Map<String, Object> line(DeadLetter letter) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("sync", sync);
            line.put("object", object);
            line.put("run", run);
            line.put("index", letter.index());
            line.put("status", letter.status().name());
            line.put("reason", letter.reason());
            line.put("row", PlainValues.of(letter.row()));
            line.put("record", PlainValues.of(letter.record()));
            return line;
        }

        @Override
        public void store() throws IOException {
            if (channel != null && channel.isOpen()) {
                out.flush();
                channel.force(true);
            }
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
            }
        }

        @Override
        public String location() {
            return out == null ? null : file.toString();
        }
    }
}
