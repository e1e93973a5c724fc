/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One error entry of a bulk answer. Its shape is not documented: it may be an object, with the record's keys in it or in
 * an object inside it, or just a string.
 *
 * @param text what it says
 * @param keys the scalar fields found in it, by name; of nested objects too, the outer ones first
 */
record BulkError(String text, Map<String, String> keys) {
    private static final int MOST_TEXT = 300;
    private static final String[] TEXT_FIELDS = {"error", "message", "errmsg", "reason", "detail", "description"};

    static BulkError of(JsonNode node) {
        if (!node.isObject()) {
            return new BulkError(cut(node.isTextual() ? node.asText() : node.toString()), Map.of());
        }
        Map<String, String> keys = new HashMap<>();
        collect(node, 2, keys::putIfAbsent);
        for (String field : TEXT_FIELDS) {
            JsonNode text = node.get(field);
            if (text != null && text.isTextual()) {
                return new BulkError(cut(text.asText()), keys);
            }
            if (text != null && text.path("message").isTextual()) {
                return new BulkError(cut(text.path("message").asText()), keys);
            }
        }
        return new BulkError(cut(node.toString()), keys);
    }

    private static void collect(JsonNode object, int deep, BiConsumer<String, String> found) {
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                found.accept(field.getKey(), field.getValue().asText());
            }
        });
        if (deep > 1) {
            object.forEach(value -> {
                if (value.isObject()) {
                    collect(value, deep - 1, found);
                }
            });
        }
    }

    private static String cut(String text) {
        return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "…";
    }
}
