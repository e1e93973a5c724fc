/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.component.record.PlanhatJson;

/** What an answer to a {@code DELETE} says; its form differs from object to object, and may be empty (API sheet, section 1.9). */
enum DeleteAnswer {
    /** That the one record is deleted. */
    DELETED,
    /** That there was nothing to delete. */
    NOTHING,
    /** Nothing that can be relied on. */
    UNCLEAR;

    static DeleteAnswer read(int status, InputStream body, String id) throws IOException {
        if (status == 404) {
            return NOTHING;
        }
        byte[] all = body.readAllBytes();
        try {
            return of(PlanhatJson.whole().readTree(all), id);
        } catch (JsonProcessingException e) {
            return UNCLEAR;
        }
    }

    private static DeleteAnswer of(JsonNode answer, String id) {
        if (answer.path("_id").asText("").equals(id)) {
            return DELETED;
        }
        JsonNode deleted = answer.path("deletedCount");
        JsonNode matched = answer.path("n");
        JsonNode count = deleted.isIntegralNumber() ? deleted : matched;
        boolean contradicted = matched.isIntegralNumber() && matched.asLong() != count.asLong()
                || answer.path("ok").asInt(1) != 1;
        if (!count.isIntegralNumber() || contradicted) {
            return UNCLEAR;
        }
        return count.asLong() == 0 ? NOTHING : count.asLong() == 1 ? DELETED : UNCLEAR;
    }
}
