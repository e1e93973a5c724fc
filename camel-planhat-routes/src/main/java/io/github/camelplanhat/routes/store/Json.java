/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** JSON in text columns. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writer()
                    .without(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value cannot be stored as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, Long> counts(String text) {
        return read(text, new TypeReference<>() {});
    }

    static List<String> list(String text) {
        return text == null ? List.of() : read(text, new TypeReference<>() {});
    }

    static Map<String, Object> map(String text) {
        return read(text, new TypeReference<>() {});
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state store holds text that is no JSON", e);
        }
    }
}
