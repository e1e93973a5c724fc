/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.source.SourceRig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JsonLinesSourceTest {
    @TempDir
    Path directory;

    private SourceRig rig;

    @BeforeEach
    void prepare() {
        rig = new SourceRig("planhat-json-lines-source").set("directory", directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void file(String text) throws Exception {
        Files.writeString(directory.resolve("a.jsonl"), text);
    }

    @Test
    void everyLineIsARow() throws Exception {
        file("{\"id\": 1, \"owner\": {\"name\": \"Zoë\"}}\n\n{\"id\": 2, \"tags\": [\"a\"]}");

        assertThat(rig.read())
                .containsExactly(
                        Map.of("id", 1, "owner", Map.of("name", "Zoë")), Map.of("id", 2, "tags", List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "null", "{\"id\": 2", "{\"id\": 2} {\"id\": 3}", "id=2"})
    void aLineThatIsNoObjectIsRefusedWithItsNumber(String line) throws Exception {
        file("{\"id\": 1}\n" + line + "\n{\"id\": 3}\n");

        List<Map<String, Object>> rows = rig.read();

        assertThat(rows.get(1)).isInstanceOfSatisfying(RefusedRow.class, r -> assertThat(r.reason())
                .startsWith("line 2 of a.jsonl is no JSON object: "));
        assertThat(rows.get(1)).containsEntry("text", line);
        assertThat(rows.get(2)).containsEntry("id", 3);
    }

    @Test
    void aFileThatEndsInTheMiddleOfARecordStopsTheReading() throws Exception {
        file("{\"id\": 1}\n{\"id\": 2, \"na");

        assertThatThrownBy(rig::read).hasMessageStartingWith("a.jsonl ends in the middle of a record, in line 2: ");
    }

    @Test
    void aFileWithoutAnythingHasNoRows() throws Exception {
        file("");

        assertThat(rig.read()).isEmpty();
    }
}
