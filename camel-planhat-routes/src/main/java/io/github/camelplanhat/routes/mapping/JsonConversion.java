/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Collection;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** {@code json}: objects and arrays, as they are or as JSON text. */
final class JsonConversion implements Conversion {
    private final ObjectReader json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Object.class);

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof Map || value instanceof Collection) {
            return value;
        }
        if (value instanceof String text) {
            if (text.isBlank()) {
                return null;
            }
            Object parsed = parse(text);
            if (parsed instanceof Map || parsed instanceof Collection) {
                return parsed;
            }
        }
        throw new UnconvertibleException(value, "a JSON object or array");
    }

    private Object parse(String text) throws UnconvertibleException {
        try {
            return json.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UnconvertibleException(text, "JSON");
        }
    }
}
