/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/**
 * How a CSV file is written.
 *
 * @param delimiter between values
 * @param quote around values that hold delimiters, quotes (doubled) or line breaks
 * @param columns the names of the columns if the file has no header; empty if its first line tells them
 */
record CsvSettings(char delimiter, char quote, List<String> columns) {
    CsvSettings {
        columns = List.copyOf(columns);
        checkColumns("columns", columns);
    }

    /** From the parameters of the template; {@code columns} may be null. */
    static CsvSettings of(String delimiter, String quote, String columns) {
        return new CsvSettings(
                delimiter.equalsIgnoreCase("tab") ? '\t' : character("delimiter", delimiter),
                character("quote", quote),
                columns == null || columns.isBlank() ? List.of() : strip(List.of(columns.split(",", -1))));
    }

    boolean hasHeader() {
        return columns.isEmpty();
    }

    CsvSchema schema() {
        return CsvSchema.emptySchema().withColumnSeparator(delimiter).withQuoteChar(quote);
    }

    static List<String> strip(List<String> names) {
        List<String> stripped = new ArrayList<>(names.size());
        names.forEach(n -> stripped.add(n == null ? "" : n.strip()));
        return stripped;
    }

    /** Two columns of one name would hide each other. */
    static void checkColumns(String where, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isEmpty()) {
                throw new SourceFileException(where + ": column " + (i + 1) + " has no name");
            }
            if (!seen.add(columns.get(i))) {
                throw new SourceFileException(
                        where + ": there are two columns " + columns.get(i) + "; every column needs a name of its own");
            }
        }
    }

    private static char character(String parameter, String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(
                    parameter + " '" + text + "' must be one character, such as ; (or the word tab)");
        }
        return text.charAt(0);
    }
}
