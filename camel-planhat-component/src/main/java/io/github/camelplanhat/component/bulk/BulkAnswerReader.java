/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.component.client.AnswerReader;
import io.github.camelplanhat.component.record.PlanhatJson;

/**
 * Reads a bulk answer as it streams in. An accepted call whose answer is broken JSON is a broken answer; a refused one
 * (400, 403) may have any body, of which the beginning is kept.
 */
final class BulkAnswerReader implements AnswerReader<BulkAnswer> {
    private static final int EXCERPT = 300;

    private final boolean withIds;

    BulkAnswerReader() {
        this(true);
    }

    /** @param withIds whether the ids by which records are named are wanted; there is one for every record of a call */
    BulkAnswerReader(boolean withIds) {
        this.withIds = withIds;
    }

    @Override
    public BulkAnswer read(int status, InputStream body) throws IOException {
        if (status < 400) {
            return parse(status, body);
        }
        byte[] all = body.readAllBytes();
        try {
            return parse(status, new java.io.ByteArrayInputStream(all));
        } catch (JsonProcessingException e) {
            return nothing(status, new String(all, StandardCharsets.UTF_8));
        }
    }

    private static BulkAnswer nothing(int status, String text) {
        String excerpt = text.strip();
        return new BulkAnswer(
                status,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                0,
                excerpt.length() > EXCERPT ? excerpt.substring(0, EXCERPT) + "…" : excerpt);
    }

    private BulkAnswer parse(int status, InputStream body) throws IOException {
        try (JsonParser in = PlanhatJson.mapper().createParser(body)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                return nothing(status, "");
            }
            if (first != JsonToken.START_OBJECT) {
                return nothing(status, ((JsonNode) in.readValueAsTree()).toString());
            }
            return new Parts(withIds).read(status, in);
        }
    }

    /** The parts of the answer while it is read. */
    private static final class Parts {
        private Long created;
        private Long updated;
        private Long nonupdates;
        private final List<Map<String, String>> insertsKeys = new ArrayList<>();
        private final List<Map<String, String>> updatesKeys = new ArrayList<>();
        private final List<BulkError> errors = new ArrayList<>();
        private final Map<String, String> others = new HashMap<>();
        private int permissionErrors;
        private final boolean withIds;

        private Parts(boolean withIds) {
            this.withIds = withIds;
        }

        BulkAnswer read(int status, JsonParser in) throws IOException {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                switch (name) {
                    case "created" -> created = number(in, value);
                    case "updated" -> updated = number(in, value);
                    case "nonupdates" -> nonupdates = number(in, value);
                    case "insertsKeys" -> keys(in, value, insertsKeys);
                    case "updatesKeys" -> keys(in, value, updatesKeys);
                    case "createdErrors", "updatedErrors", "validationErrors" -> errors(in, value);
                    case "permissionErrors" -> permissionErrors += errors(in, value);
                    default -> other(in, name, value);
                }
            }
            boolean bulk = created != null || updated != null || nonupdates != null || !errors.isEmpty();
            return new BulkAnswer(
                    status,
                    created,
                    updated,
                    nonupdates,
                    insertsKeys,
                    updatesKeys,
                    errors,
                    permissionErrors,
                    bulk || others.isEmpty() ? "" : said());
        }

        /** What an error object of another shape says, such as {@code {"message": …}}. */
        private String said() {
            return BulkError.of(PlanhatJson.mapper().valueToTree(others)).text();
        }

        private void other(JsonParser in, String name, JsonToken value) throws IOException {
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                others.put(name, in.getText());
            } else {
                in.skipChildren();
            }
        }

        private static Long number(JsonParser in, JsonToken value) throws IOException {
            if (value.isNumeric()) {
                return in.getLongValue();
            }
            in.skipChildren();
            return null;
        }

        private void keys(JsonParser in, JsonToken value, List<Map<String, String>> into) throws IOException {
            if (value != JsonToken.START_ARRAY) {
                in.skipChildren();
                return;
            }
            for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
                if (t == null) {
                    return;
                }
                if (t != JsonToken.START_OBJECT) {
                    into.add(t.isScalarValue() ? Map.of("_id", in.getText()) : Map.of());
                    in.skipChildren();
                    continue;
                }
                AnswerKeys keys = new AnswerKeys(withIds ? 2 : 1);
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    JsonToken scalar = in.nextToken();
                    if (!withIds && name.equals("_id")) {
                        in.skipChildren();
                    } else if (scalar.isScalarValue() && scalar != JsonToken.VALUE_NULL) {
                        keys.put(name, in.getText());
                    } else {
                        in.skipChildren();
                    }
                }
                into.add(keys);
            }
        }

        private int errors(JsonParser in, JsonToken value) throws IOException {
            if (value != JsonToken.START_ARRAY) {
                // null and {} say that there is none; a text or a filled object is an error of an unexpected form.
                JsonNode node = in.readValueAsTree();
                if (node.isNull() || node.isContainerNode() && node.isEmpty()) {
                    return 0;
                }
                errors.add(BulkError.of(node));
                return 1;
            }
            int before = errors.size();
            for (JsonToken t = in.nextToken(); t != null && t != JsonToken.END_ARRAY; t = in.nextToken()) {
                errors.add(BulkError.of(in.readValueAsTree()));
            }
            return errors.size() - before;
        }
    }
}
