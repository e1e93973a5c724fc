/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.row;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A row of a source as text, and back as the mapping saw it: JSON for everybody to read, and beside it the classes of
 * those values that JSON has no form for.
 *
 * @param json the row as a JSON object
 * @param types by JSON pointer, the kind of each value that JSON alone would not bring back, as a JSON object
 */
public record StoredRow(String json, String types) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, Object>> ROW = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TYPES = new TypeReference<>() {};

    public static StoredRow of(Map<?, ?> row) {
        Map<String, String> types = new TreeMap<>();
        Object plain = new ValueTypes(types).plain(row, "");
        return new StoredRow(write(plain), write(types));
    }

    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a row cannot be stored as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @param types null where they were not noted: then the values are what JSON says */
    public static Map<?, ?> read(String json, String types) {
        try {
            Map<String, Object> row = JSON.readValue(json, ROW);
            Map<String, String> known = types == null ? Map.of() : JSON.readValue(types, TYPES);
            return known.isEmpty() ? row : (Map<?, ?>) new ValueTypes(known).restored(row, "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state store holds a row that is no JSON", e);
        }
    }
}
