/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.github.camelplanhat.component.client.AnswerReader;
import io.github.camelplanhat.component.record.PlainJson;
import io.github.camelplanhat.component.record.PlanhatJson;

/**
 * Reads a list answer: a bare JSON array. A single object, with which Planhat may answer a list of one company (API
 * sheet, section 1.12), is a list of one; a 404 to such a list is an empty one.
 */
public final class PageReader implements AnswerReader<List<Map<String, Object>>> {
    @Override
    public List<Map<String, Object>> read(int status, InputStream body) throws IOException {
        if (status == 404) {
            return List.of();
        }
        try (JsonParser in = PlanhatJson.mapper().createParser(body)) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.START_OBJECT) {
                Map<String, Object> only = PlainJson.object(in);
                if (only.get("_id") == null) {
                    throw new IOException("a list was expected, but the answer is an object without an _id");
                }
                return List.of(only);
            }
            if (first != JsonToken.START_ARRAY) {
                throw new IOException("a list was expected, but the answer "
                        + (first == null ? "is empty" : "is a " + first.name().toLowerCase(java.util.Locale.ROOT)));
            }
            List<Map<String, Object>> rows = new ArrayList<>();
            for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
                if (t != JsonToken.START_OBJECT) {
                    throw new IOException(
                            t == null ? "the list is cut off" : "the list holds an element that is no record");
                }
                rows.add(PlainJson.object(in));
            }
            return rows;
        }
    }
}
