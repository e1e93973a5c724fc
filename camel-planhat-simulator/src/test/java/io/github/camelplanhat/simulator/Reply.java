/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An answer as a test looks at it. */
record Reply(int status, String text, java.net.http.HttpHeaders headers) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    JsonNode json() {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** One field of every item of an array answer, as text. */
    List<String> column(String field) {
        List<String> values = new ArrayList<>();
        json().forEach(item -> values.add(item.path(field).asText()));
        return values;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
