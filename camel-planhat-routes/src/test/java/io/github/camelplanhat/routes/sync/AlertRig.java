/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.alert.Alerts;

import static org.assertj.core.api.Assertions.assertThat;

/** A sync whose source a test can break, with an alert {@code ops} that writes JSON lines to a file. */
final class AlertRig implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(2);

    final SyncRig sync;
    private final Path file;

    AlertRig(Path directory, Clock clock) {
        file = directory.resolve("told/alerts.jsonl");
        sync = new SyncRig(directory)
                .planhat(StubPlanhat.creatingEverything())
                .mapping(
                        """
                name: {from: NAME, required: true}
                externalId: ID
                """);
        sync.main.bind("clock", clock);
        sync.sql("create table accounts(id int, name varchar)");
        set("template-id", "planhat-alert");
        set("name", "ops");
        set("to", "file:" + file.getParent() + "?fileName=alerts.jsonl&fileExist=Append");
        set("format", "json");
        set("checkEvery", "10m");
        set("retryDelay", "10ms");
    }

    AlertRig set(String parameter, String value) {
        sync.property("camel.route-template[ops]." + parameter, value);
        return this;
    }

    AlertRig start() {
        sync.start();
        return this;
    }

    /** @param nameless rows that the mapping refuses */
    AlertRig rows(int sound, int nameless) {
        sync.sql(
                "drop table if exists accounts",
                "create table accounts(id int, name varchar)",
                "insert into accounts select x, 'name ' || x from system_range(1, " + sound + ")",
                "insert into accounts select 1000 + x, null from system_range(1, " + nameless + ")");
        return this;
    }

    void fail() throws Exception {
        sync.sql("drop table if exists accounts");
        sync.failure();
        flush();
    }

    void run() throws Exception {
        sync.run();
        flush();
    }

    void flush() throws InterruptedException {
        assertThat(Alerts.of(sync.main.getCamelContext()).flush(LONG)).isTrue();
    }

    List<JsonNode> messages() {
        try {
            List<JsonNode> messages = new ArrayList<>();
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                messages.add(JSON.readTree(line));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was told: event and status of each message. */
    List<String> told() {
        return messages().stream()
                .map(m -> m.get("event").asText() + " " + m.get("status").asText())
                .toList();
    }

    @Override
    public void close() throws SQLException {
        sync.close();
    }
}
