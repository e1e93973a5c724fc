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
    private static final String EXPECTED = "a JSON object or array";

    private final ObjectReader json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Object.class);

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof Map || value instanceof Collection) {
            return value;
        }
        if (value instanceof byte[] || value instanceof Number || value instanceof Boolean) {
            throw new UnconvertibleException(value, EXPECTED);
        }
        // Drivers have classes of their own for JSON columns; they show it as their text.
        String text = value.toString();
        if (text.isBlank()) {
            return null;
        }
        Object parsed = parse(text);
        if (parsed instanceof Map || parsed instanceof Collection) {
            return parsed;
        }
        throw new UnconvertibleException(value, EXPECTED);
    }

    private Object parse(String text) throws UnconvertibleException {
        try {
            return json.readValue(text);
        } catch (JsonProcessingException e) {
            throw new UnconvertibleException(text, "JSON");
        }
    }
}
