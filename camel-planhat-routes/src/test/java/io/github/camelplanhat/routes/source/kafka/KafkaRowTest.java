/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.mapping.SkippedRow;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages as rows. */
class KafkaRowTest {
    private final RowReader plain = new RowReader("kafka", false);
    private final RowReader debezium = new RowReader("kafka", true);

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> message(String key, byte[] value) {
        Headers headers = new RecordHeaders().add("origin", bytes("crm")).add("empty", null);
        return new ConsumerRecord<>(
                "accounts",
                3,
                17,
                Instant.parse("2026-03-01T02:00:00Z").toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(key),
                value,
                headers,
                Optional.empty());
    }

    private static ConsumerRecord<byte[], byte[]> message(String key, String value) {
        return message(key, bytes(value));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> origin(Map<String, Object> row) {
        return (Map<String, Object>) row.get("kafka");
    }

    @Test
    void aRowHasItsFieldsAndItsOrigin() {
        Map<String, Object> row = plain.row(message("A-1", "{\"name\": \"Zoë\", \"size\": 1.10}"));

        assertThat(row).containsEntry("name", "Zoë").hasEntrySatisfying("size", s -> assertThat(s)
                .hasToString("1.10"));
        assertThat(origin(row))
                .containsEntry("topic", "accounts")
                .containsEntry("partition", 3)
                .containsEntry("offset", 17L)
                .containsEntry("key", "A-1")
                .containsEntry("timestamp", Instant.parse("2026-03-01T02:00:00Z"))
                .hasEntrySatisfying("headers", h -> assertThat(h)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                        .containsEntry("origin", "crm")
                        .containsEntry("empty", null));
    }

    @Test
    void aKeyOfJsonCanBeReadByItsFields() {
        assertThat(origin(plain.row(message("{\"id\": 5}", "{}")))).containsEntry("key", Map.of("id", 5));
        assertThat(origin(plain.row(message(null, "{}")))).containsEntry("key", null);
    }

    @Test
    void theBytesOfASchemaRegistryAreTakenOff() {
        byte[] json = bytes("\0\0\0\0\7{\"name\": \"Acme\"}");

        assertThat(plain.row(message("A-1", json))).containsEntry("name", "Acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "[1]", "\"text\"", "null", "{\"name\": ", "{} {}"})
    void whatIsNoObjectIsRefusedWithItsPlace(String value) {
        Map<String, Object> row = plain.row(message("A-1", value));

        assertThat(row).isInstanceOfSatisfying(RefusedRow.class, refused -> assertThat(refused.reason())
                .startsWith("message 17 of partition 3 of accounts is no JSON object: "));
        assertThat(row).containsEntry("text", value).containsKey("kafka");
    }

    @Test
    void ofALongMessageTheBeginningIsKept() {
        Map<String, Object> row = plain.row(message("A-1", "x".repeat(1000)));

        assertThat(row).containsEntry("text", "x".repeat(500) + "…");
    }

    @Test
    void aMessageWithoutAValueIsSkipped() {
        assertThat(plain.row(message("A-1", (byte[]) null)))
                .isInstanceOfSatisfying(SkippedRow.class, skipped -> assertThat(skipped.reason())
                        .contains("deleted in the source"));
    }

    @Nested
    class Debezium {
        @ParameterizedTest
        @ValueSource(strings = {"c", "u", "r"})
        void afterIsTheRow(String operation) {
            Map<String, Object> row = debezium.row(message(
                    "{\"id\": 1}",
                    "{\"before\": null, \"after\": {\"id\": 1, \"name\": \"Acme\"}, \"source\": {}, \"op\": \""
                            + operation + "\"}"));

            assertThat(row).containsEntry("id", 1).containsEntry("name", "Acme");
            assertThat(origin(row)).containsEntry("operation", operation);
        }

        @Test
        void anEnvelopeWithItsSchemaIsUnwrappedToo() {
            Map<String, Object> row = debezium.row(message(
                    "{\"schema\": {}, \"payload\": {\"id\": 1}}",
                    "{\"schema\": {}, \"payload\": {\"after\": {\"name\": \"Acme\"}, \"op\": \"u\"}}"));

            assertThat(row).containsEntry("name", "Acme");
            assertThat(origin(row)).containsEntry("key", Map.of("id", 1));
        }

        @Test
        void aDeletionIsSkipped() {
            assertThat(debezium.row(message("1", "{\"before\": {\"id\": 1}, \"after\": null, \"op\": \"d\"}")))
                    .isInstanceOfSatisfying(SkippedRow.class, skipped -> assertThat(skipped.reason())
                            .contains("deleted in the source"));
        }

        @Test
        void aTruncationHasNoRow() {
            assertThat(debezium.row(message("1", "{\"before\": null, \"after\": null, \"op\": \"t\"}")))
                    .isInstanceOfSatisfying(SkippedRow.class, skipped -> assertThat(skipped.reason())
                            .contains("operation is t"));
        }

        @Test
        void aPlainRowIsRefusedWithWhatToDo() {
            assertThat(debezium.row(message("1", "{\"name\": \"Acme\"}")))
                    .isInstanceOfSatisfying(RefusedRow.class, refused -> assertThat(refused.reason())
                            .contains("set envelope = none"));
        }
    }
}
