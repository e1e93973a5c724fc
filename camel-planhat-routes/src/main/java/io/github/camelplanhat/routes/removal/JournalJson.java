/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;

import io.github.camelplanhat.component.record.PlanhatJson;

/** Records as the undo journal keeps them. */
public final class JournalJson {
    private JournalJson() {}

    public static String write(Map<String, Object> record) {
        try {
            return PlanhatJson.mapper().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be kept in the journal: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, Object> read(String json) {
        try {
            return PlanhatJson.mapper().readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal holds text that is no JSON", e);
        }
    }
}
