/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** JSON lines: one JSON object on each line. */
final class JsonLinesFormat implements FileFormat {
    private final ObjectReader json = new ObjectMapper()
            .readerForMapOf(Object.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Override
    public RowReader open(String file, FileText text) {
        return new JsonLinesRows(file, text, json);
    }
}
