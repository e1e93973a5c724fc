/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One file of rows in UTF-8, as its name says: {@code .csv} with commas and a header, {@code .jsonl} or {@code .ndjson} with
 * an object on each line. What is written otherwise has the routes planhat-csv-source and planhat-json-lines-source.
 */
public final class RowFile {
    private RowFile() {}

    /**
     * @param where name of the parameter, for messages
     * @throws IllegalArgumentException if the name tells nothing that can be read
     */
    public static Path check(String where, String name) {
        if (format(name) == null) {
            throw new IllegalArgumentException(where + ": file:" + name
                    + " must end with .csv, .jsonl or .ndjson; other files are read by a route made of planhat-csv-source or "
                    + "planhat-json-lines-source, and " + where + "=direct:<its name>");
        }
        return Path.of(name);
    }

    private static FileFormat format(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv")) {
            return new CsvFormat(CsvSettings.of(",", "\"", null));
        }
        return lower.endsWith(".jsonl") || lower.endsWith(".ndjson") ? new JsonLinesFormat() : null;
    }

    /**
     * The rows, read as they are asked for; the iterator can be closed. A row that cannot be read is a
     * {@link io.github.camelplanhat.routes.mapping.RefusedRow}.
     *
     * @throws SourceFileException if there is no such file
     */
    public static Iterator<Map<String, Object>> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SourceFileException("there is no file " + file);
        }
        return new FileRows(List.of(file), format(file.getFileName().toString()), StandardCharsets.UTF_8);
    }
}
