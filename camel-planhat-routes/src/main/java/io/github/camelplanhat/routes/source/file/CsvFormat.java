/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.io.IOException;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;

/** CSV: values are text, and none where the file has nothing between two delimiters. */
final class CsvFormat implements FileFormat {
    private final CsvSettings settings;
    private final ObjectReader lines;

    CsvFormat(CsvSettings settings) {
        this.settings = settings;
        this.lines = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .with(CsvParser.Feature.EMPTY_STRING_AS_NULL)
                .with(settings.schema());
    }

    @Override
    public RowReader open(String file, FileText text) throws IOException {
        MappingIterator<String[]> values = lines.readValues(text);
        return new CsvRows(file, text, values, settings);
    }
}
