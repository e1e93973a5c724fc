/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;

import io.github.camelplanhat.component.record.PlanhatJson;

/** The fields of a record, kept as JSON: a fraction of what they take as a Map. */
public final class Content {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private byte[] json;

    Content(Map<String, ?> fields) {
        keep(fields);
    }

    public Map<String, Object> fields() {
        try {
            return PlanhatJson.mapper().readValue(json, MAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the fields by those that the record would have. */
    void keep(Map<String, ?> fields) {
        try {
            json = PlanhatJson.mapper().writeValueAsBytes(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
