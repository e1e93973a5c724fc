/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.github.camelplanhat.component.client.AnswerReader;
import io.github.camelplanhat.component.record.PlanhatJson;

/** Readers of answers that fit into memory. An empty body is read as null. */
final class JsonAnswers {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private JsonAnswers() {}

    /** One JSON object, as a Map; an answer of another form is broken. */
    static AnswerReader<Map<String, Object>> object() {
        return (status, body) -> {
            try (JsonParser in = parser(body)) {
                return in.nextToken() == null ? null : PlanhatJson.mapper().readValue(in, MAP);
            } catch (MismatchedInputException e) {
                throw new IOException("a JSON object was expected: " + e.getOriginalMessage(), e);
            }
        };
    }

    /** Whatever JSON there is, as Maps, Lists and scalars; what is no JSON, as text. */
    static AnswerReader<Object> anything() {
        return (status, body) -> {
            byte[] all = body.readAllBytes();
            if (all.length == 0) {
                return null;
            }
            try {
                return PlanhatJson.mapper().readValue(all, Object.class);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                return new String(all, java.nio.charset.StandardCharsets.UTF_8);
            }
        };
    }

    private static JsonParser parser(InputStream body) throws IOException {
        return PlanhatJson.mapper().createParser(body);
    }
}
