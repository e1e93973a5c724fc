/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ActivityMappingTest {
    @TempDir
    Path dir;

    private Mapping load(String yaml) throws IOException {
        Path file = Files.writeString(dir.resolve("activities.yaml"), yaml);
        return Mapping.loadActivities(new DefaultCamelContext(), "file:" + file, ZoneOffset.UTC);
    }

    @Test
    void fieldsHaveTheTypesOfActivities() throws IOException {
        RowMapper mapper = load("email: mail\naction: what\ndate: at\nweight: w\ninfo: more\n")
                .newRowMapper();

        assertThat(mapper.map(Map.of(
                                "mail",
                                "ada@acme.example",
                                "what",
                                7,
                                "at",
                                Instant.parse("2026-03-01T10:00:00Z"),
                                "w",
                                "2",
                                "more",
                                Map.of("a", 1)))
                        .record())
                .containsEntry("action", "7")
                .containsEntry("date", "2026-03-01T10:00:00.000Z")
                .containsEntry("info", Map.of("a", 1))
                .hasEntrySatisfying(
                        "weight", w -> assertThat(((Number) w).intValue()).isEqualTo(2));
    }

    @Test
    void whatActivitiesDoNotHaveIsNamedWithTheNearestField() {
        assertThatThrownBy(() -> load("email: mail\naction: what\ndates: at\n"))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("dates")
                .hasMessageContaining("date");
    }

    @Test
    void whoseItIsAndWhatHappenedAreNeeded() {
        assertThatThrownBy(() -> load("date: at\n"))
                .hasMessageContaining("one of email, externalId is needed")
                .hasMessageContaining("action is needed");
        assertThatThrownBy(() -> load("email: m\nemail: n\naction: {constant: A}\ncId: {from: c, prefix: extid}\n"))
                .hasMessageContaining("stands twice")
                .hasMessageContaining("take lookup and prefix out");
    }

    @Test
    void withoutADateItWarns() throws IOException {
        assertThat(load("email: m\naction: a\n").warnings())
                .singleElement()
                .asString()
                .contains("no date is mapped");
    }
}
