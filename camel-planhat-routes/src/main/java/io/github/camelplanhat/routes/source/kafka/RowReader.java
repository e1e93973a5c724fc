/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.mapping.SkippedRow;

/**
 * Makes rows of messages. The bytes are read here rather than by a deserialiser of Kafka's, whose exception would stop the
 * partition at the first message that is broken.
 */
final class RowReader {
    private static final int SHOWN = 500;
    /** What serialisers of a schema registry put before the JSON: a zero, and four bytes of the schema's id. */
    private static final int REGISTRY_PREFIX = 5;

    private static final ObjectReader JSON = new ObjectMapper()
            .readerFor(new TypeReference<Map<String, Object>>() {})
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String metadata;
    private final boolean debezium;

    /**
     * @param metadata name of the column that tells where a row comes from
     * @param debezium whether values are Debezium's envelopes, of which {@code after} is the row
     */
    RowReader(String metadata, boolean debezium) {
        this.metadata = metadata;
        this.debezium = debezium;
    }

    /** A row; a message that is no row is a {@link RefusedRow}, one that tells of a deletion a {@link SkippedRow}. */
    Map<String, Object> row(ConsumerRecord<byte[], byte[]> message) {
        Map<String, Object> origin = origin(message);
        if (message.value() == null) {
            return deleted(origin);
        }
        Map<String, Object> value;
        try {
            value = json(message.value());
        } catch (IOException e) {
            return refused(message, origin, "is no JSON object: " + reason(e));
        }
        if (value == null) {
            return refused(message, origin, "is no JSON object: null");
        }
        return debezium ? unwrapped(message, value, origin) : withOrigin(value, origin);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> unwrapped(
            ConsumerRecord<byte[], byte[]> message, Map<String, Object> value, Map<String, Object> origin) {
        Map<String, Object> envelope = payload(value);
        if (!(envelope.get("op") instanceof String operation) || !envelope.containsKey("after")) {
            return refused(
                    message,
                    origin,
                    "is no envelope of Debezium, with op and after; if the topic holds plain rows, set envelope = none");
        }
        origin.put("operation", operation);
        if (envelope.get("after") instanceof Map<?, ?> after) {
            return withOrigin((Map<String, Object>) after, origin);
        }
        return operation.equals("d")
                ? deleted(origin)
                : new SkippedRow(
                        place(message) + " has no row (Debezium's operation is " + operation + ")", origins(origin));
    }

    /** With the JSON converter's schemas switched on, value and key are one level deeper. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(Map<String, Object> value) {
        return value.containsKey("schema") && value.get("payload") instanceof Map<?, ?> inner
                ? (Map<String, Object>) inner
                : value;
    }

    private Map<String, Object> withOrigin(Map<String, Object> row, Map<String, Object> origin) {
        row.put(metadata, origin);
        return row;
    }

    private Map<String, Object> deleted(Map<String, Object> origin) {
        return new SkippedRow(
                "its record was deleted in the source, which is not carried over to Planhat", origins(origin));
    }

    private RefusedRow refused(ConsumerRecord<byte[], byte[]> message, Map<String, Object> origin, String why) {
        Map<String, Object> what = origins(origin);
        String text = text(message.value());
        what.put("text", text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
        return new RefusedRow(place(message) + " " + why, what);
    }

    private Map<String, Object> origins(Map<String, Object> origin) {
        Map<String, Object> what = new LinkedHashMap<>();
        what.put(metadata, origin);
        return what;
    }

    private static String place(ConsumerRecord<byte[], byte[]> message) {
        return "message " + message.offset() + " of partition " + message.partition() + " of " + message.topic();
    }

    private Map<String, Object> origin(ConsumerRecord<byte[], byte[]> message) {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("topic", message.topic());
        origin.put("partition", message.partition());
        origin.put("offset", message.offset());
        origin.put("timestamp", Instant.ofEpochMilli(message.timestamp()));
        origin.put("key", key(message.key()));
        Map<String, Object> headers = new LinkedHashMap<>();
        for (Header header : message.headers()) {
            headers.put(header.key(), header.value() == null ? null : text(header.value()));
        }
        origin.put("headers", headers);
        return origin;
    }

    /** A key that is a JSON object can be read by its fields, any other one as text. */
    private Object key(byte[] key) {
        if (key == null) {
            return null;
        }
        try {
            Map<String, Object> fields = json(key);
            return fields == null ? text(key) : payload(fields);
        } catch (IOException e) {
            return text(key);
        }
    }

    private static Map<String, Object> json(byte[] bytes) throws IOException {
        int start = bytes.length > REGISTRY_PREFIX && bytes[0] == 0 ? REGISTRY_PREFIX : 0;
        return JSON.readValue(bytes, start, bytes.length - start);
    }

    private static String reason(IOException e) {
        return e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
