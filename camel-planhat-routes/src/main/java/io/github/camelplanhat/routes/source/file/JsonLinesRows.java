/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;

import io.github.camelplanhat.routes.mapping.RefusedRow;

/** The rows of a file of JSON lines. A line that is no JSON object is refused; blank lines are passed over. */
final class JsonLinesRows implements RowReader {
    /** Longer than any record that Planhat takes; a file without line breaks must not fill the memory. */
    private static final int MAX_LINE = 16 * 1024 * 1024;

    private static final int SHOWN = 500;

    private final String file;
    private final FileText text;
    private final ObjectReader json;
    private final StringBuilder buffer = new StringBuilder();
    private long line;

    JsonLinesRows(String file, FileText text, ObjectReader json) {
        this.file = file;
        this.text = text;
        this.json = json;
    }

    @Override
    public Map<String, Object> next() throws IOException {
        String record = readLine();
        while (record != null && record.isBlank()) {
            record = readLine();
        }
        return record == null ? null : parse(record);
    }

    private Map<String, Object> parse(String record) throws IOException {
        try {
            Map<String, Object> row = json.readValue(record);
            return row == null ? refused(record, "null") : row;
        } catch (JacksonException e) {
            if (!text.endsWithLineBreak()) {
                throw new SourceFileException(
                        file + " ends in the middle of a record, in line " + line + ": " + e.getOriginalMessage(), e);
            }
            return refused(record, e.getOriginalMessage());
        }
    }

    private RefusedRow refused(String record, String why) {
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("file", file);
        what.put("line", line);
        what.put("text", record.length() <= SHOWN ? record : record.substring(0, SHOWN) + "…");
        return new RefusedRow("line " + line + " of " + file + " is no JSON object: " + why, what);
    }

    /** Null at the end. */
    private String readLine() throws IOException {
        buffer.setLength(0);
        line++;
        int c = text.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (buffer.length() == MAX_LINE) {
                throw new SourceFileException("line " + line + " of " + file + " is longer than " + MAX_LINE
                        + " characters; is it JSON lines, with one object on each line?");
            }
            buffer.append((char) c);
        }
        return buffer.toString();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
