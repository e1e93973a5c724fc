/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.store.NewEvent;

import static org.assertj.core.api.Assertions.assertThat;

class EventReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final EventReader reader = new EventReader(
            "insert_id, messageId", "event_type,event", "time,kafka.timestamp", Clock.fixed(NOW, ZoneOffset.UTC));

    private NewEvent read(Object... namesAndValues) {
        Map<String, Object> event = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            event.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return reader.read(event);
    }

    @ParameterizedTest
    @CsvSource({
        "1772359200000, 2026-03-01T10:00:00Z",
        "1772359200, 2026-03-01T10:00:00Z",
        "1772359200.5, 2026-03-01T10:00:00.500Z",
        "2026-03-01T11:00:00+01:00, 2026-03-01T10:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z"
    })
    void timesAreReadInTheFormsThatSendersUse(String text, Instant time) {
        assertThat(read("time", text)).satisfies(e -> {
            assertThat(e.time()).isEqualTo(time);
            assertThat(e.readableTime()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "99999999999999", "-99999999999999", "0001-01-01T00:00:00Z", "2026-02-30"})
    void whatIsNoTimeSaysSoAndDoesNoHarm(String text) {
        assertThat(read("time", text)).satisfies(e -> {
            assertThat(e.time())
                    .isBetween(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
            assertThat(e.readableTime()).isEqualTo(!e.time().equals(NOW));
        });
    }

    @Test
    void withoutATimeItHappenedWhenItWasReceived() {
        assertThat(read("event", "A").time()).isEqualTo(NOW);
        assertThat(read("event", "A").readableTime()).isTrue();
        assertThat(read("kafka", Map.of("timestamp", NOW.minusSeconds(60))).time())
                .isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void theFirstPathThatHasAValueCounts() {
        assertThat(read("insert_id", " ", "messageId", 4711, "event", "B")).satisfies(e -> {
            assertThat(e.id()).isEqualTo("4711");
            assertThat(e.name()).isEqualTo("B");
        });
    }

    @Test
    void longIdsAndThoseThatADatabaseCannotHoldAreHashed() {
        assertThat(read("insert_id", "x".repeat(201)).id())
                .startsWith("sha256:")
                .hasSize(71);
        assertThat(read("insert_id", "a\u0000b").id()).startsWith("sha256:");
        assertThat(read("event", "a\u0000b").name()).isEqualTo("ab");
    }

    @Test
    void withoutAnIdEqualContentInAnyOrderHasOneIdIfItHasATime() {
        String id = read("time", 1772359200, "event", "A").id();

        assertThat(read("event", "A", "time", 1772359200).id()).isEqualTo(id).startsWith("sha256:");
        assertThat(read("event", "B", "time", 1772359200).id()).isNotEqualTo(id);
        assertThat(read("event", "A").id()).isNull();
    }
}
