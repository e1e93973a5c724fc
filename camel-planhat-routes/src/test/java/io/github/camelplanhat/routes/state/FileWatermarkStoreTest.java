/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.TimeZone;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileWatermarkStoreTest {
    @TempDir
    Path directory;

    private FileWatermarkStore store;

    @BeforeEach
    void create() {
        store = new FileWatermarkStore(directory.resolve("state"));
    }

    @Test
    void aSyncThatHasNotRunHasNone() {
        assertThat(store.read("accounts")).isEmpty();
    }

    @Test
    void everyKindComesBackAsItWas() {
        for (Object watermark : new Object[] {
            Timestamp.valueOf("2024-01-03 10:00:00.123456789"),
            OffsetDateTime.parse("2024-01-03T10:00:00.123456+02:00"),
            LocalDate.of(2024, 1, 3),
            42L,
            new BigDecimal("12.50"),
            "abc-ü"
        }) {
            store.write("accounts", watermark);

            assertThat(store.read("accounts")).contains(watermark);
        }
    }

    @Test
    void eachSyncHasItsOwn() {
        store.write("accounts", 1L);
        store.write("people", 2L);

        assertThat(store.read("accounts")).contains(1L);
        assertThat(store.read("people")).contains(2L);
    }

    @Test
    void aTimeWrittenInAnotherZoneIsNeverReadAsALaterOne() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            Timestamp written = Timestamp.valueOf("2024-01-03 10:00:00");
            store.write("accounts", written);
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));

            assertThat(store.read("accounts")).contains(Timestamp.valueOf("2024-01-03 09:00:00"));

            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            assertThat(store.read("accounts")).contains(Timestamp.valueOf("2024-01-03 10:00:00"));
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aBrokenFileIsNamedWithTheWayOut() throws Exception {
        store.write("accounts", 1L);
        Path file = Files.writeString(
                directory.resolve("state/accounts.watermark.json"), "{\"kind\":\"wrong\",\"value\":\"1\"}");

        assertThatThrownBy(() -> store.read("accounts"))
                .hasMessageContaining("the watermark of sync accounts in " + file + " cannot be read")
                .hasMessageContaining("its kind 'wrong' is unknown")
                .hasMessageContaining("delete it to read the source from its start");
    }

    @Test
    void nothingIsLeftBesideTheFile() throws Exception {
        store.write("accounts", 1L);

        try (var files = Files.list(directory.resolve("state"))) {
            assertThat(files).extracting(f -> f.getFileName().toString()).containsExactly("accounts.watermark.json");
        }
    }
}
