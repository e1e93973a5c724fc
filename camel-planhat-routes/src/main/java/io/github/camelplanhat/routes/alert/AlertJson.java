/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/** Messages as JSON. */
final class AlertJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AlertJson() {}

    static String line(Object value) {
        return write(MAPPER.writer(), value);
    }

    static String indented(Object value) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), value);
    }

    /** Everything that a message holds, in reading order. */
    static Map<String, Object> fields(AlertMessage m) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("alert", m.row().alert());
        fields.put("sync", m.row().sync());
        fields.put("event", m.event().text());
        fields.put("status", m.status().text());
        fields.put("at", m.at().toString());
        fields.put("since", m.row().since().toString());
        fields.put("summary", m.summary());
        fields.put("detail", m.detail());
        fields.put("report", m.report().isEmpty() ? null : m.report());
        return fields;
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
    }
}
