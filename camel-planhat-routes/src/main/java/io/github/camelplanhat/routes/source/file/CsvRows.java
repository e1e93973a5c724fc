/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;

import io.github.camelplanhat.routes.mapping.RefusedRow;

/** The rows of a CSV file. A row with too few or too many values is refused; the reading goes on behind it. */
final class CsvRows implements RowReader {
    private final String file;
    private final FileText text;
    private final MappingIterator<String[]> lines;
    private final List<String> columns;
    private long line;

    CsvRows(String file, FileText text, MappingIterator<String[]> lines, CsvSettings settings) throws IOException {
        this.file = file;
        this.text = text;
        this.lines = lines;
        this.columns = settings.hasHeader() ? header() : settings.columns();
    }

    private List<String> header() throws IOException {
        String[] names = read();
        if (names == null) {
            throw new SourceFileException(file + " is empty: it has not even a header. Was it written to its end? "
                    + "For files without a header set columns");
        }
        List<String> header = CsvSettings.strip(Arrays.asList(names));
        CsvSettings.checkColumns("the header of " + file, header);
        return header;
    }

    @Override
    public Map<String, Object> next() throws IOException {
        String[] values = read();
        if (values == null) {
            return null;
        }
        if (values.length != columns.size()) {
            return broken(values);
        }
        Map<String, Object> row = new LinkedHashMap<>(2 * values.length);
        for (int i = 0; i < values.length; i++) {
            row.put(columns.get(i), values[i]);
        }
        return row;
    }

    /** Null at the end. */
    private String[] read() throws IOException {
        try {
            if (!lines.hasNextValue()) {
                return null;
            }
            line = lines.getCurrentLocation().getLineNr();
            return lines.nextValue();
        } catch (JacksonException e) {
            throw new SourceFileException(
                    file + " cannot be read on from line "
                            + line
                            + ": " + e.getOriginalMessage()
                            + ". Does it end in the middle of a record, or is a quote missing?",
                    e);
        }
    }

    private RefusedRow broken(String[] values) throws IOException {
        String problem =
                "line " + line + " of " + file + " has " + count(values.length) + " instead of " + columns.size();
        if (values.length < columns.size() && !lines.hasNextValue() && !text.endsWithLineBreak()) {
            throw new SourceFileException(problem + ", and is the last one: the file ends in the middle of a record");
        }
        Map<String, Object> what = new LinkedHashMap<>();
        what.put("file", file);
        what.put("line", line);
        what.put("values", Arrays.asList(values));
        return new RefusedRow(problem, what);
    }

    private static String count(int values) {
        return values == 1 ? "1 value" : values + " values";
    }

    @Override
    public void close() throws IOException {
        lines.close();
        text.close();
    }
}
