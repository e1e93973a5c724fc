/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The folder of the Kafka source, run as its README says, with a real broker. */
class KafkaExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "kafka-sync");
    private static final Duration LONG = Duration.ofSeconds(120);

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    static Path data;

    private static KafkaNode kafka;

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private String topic;

    @BeforeAll
    static void startKafka() throws IOException {
        kafka = new KafkaNode(data);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void copyTheExample() throws IOException {
        Files.createDirectories(dir.resolve("mappings"));
        for (String file : new String[] {"application.properties", "mappings/companies.yaml"}) {
            Files.copy(EXAMPLE.resolve(file), dir.resolve(file));
        }
        topic = dir.getFileName().toString();
        TestFolder.existing(dir)
                .properties(
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl(),
                        "camel.component.kafka.brokers = " + kafka.address,
                        "camel.route-template[account-events].topic = " + topic,
                        "camel.route-template[account-events].group = " + topic);
    }

    private JsonNode latestRun() throws IOException {
        Invocation runs = Invocation.of("runs", "--config", dir, "--json");
        return new ObjectMapper().readTree(runs.out()).get(0);
    }

    @Test
    void whatIsInTheTopicIsSentAndBrokenMessagesAreNamed() throws Exception {
        kafka.send(topic, "A-1", "{\"name\": \"Acme\", \"address\": {\"city\": \"Kiel\"}, \"tags\": [\"vip\"]}");
        kafka.send(topic, "A-2", "{\"name\": ");
        kafka.send(topic, "A-3", "{\"name\": \"Łódź\"}");

        Invocation ran = Invocation.of("run", "--once", "--config", dir);

        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(2);
        assertThat(planhat.find(PlanhatObject.COMPANY, "externalId", "A-1"))
                .hasValueSatisfying(
                        c -> assertThat(c).containsEntry("name", "Acme").containsEntry("city", "Kiel"));
        assertThat(planhat.find(PlanhatObject.COMPANY, "externalId", "A-3")).isPresent();
        assertThat(ran.out()).containsPattern("message \\S+ of partition \\S+ of \\S+ is no JSON object");
        assertThat(Invocation.of("run", "--once", "--config", dir).out()).contains("Every row read");
    }

    @Test
    void aProcessThatIsKilledLosesNothing() throws Exception {
        for (int i = 0; i < 500; i++) {
            kafka.send(topic, "A-" + i, "{\"name\": \"n" + i + "\"}");
        }
        TestFolder.existing(dir).properties("camel.route-template[companies].batch-size = 50");
        planhat.faults().next().after(3).stallAfterHeaders(Duration.ofSeconds(1));
        Process process = RunnerProcess.start(dir, "run", "--config", dir.toString());
        await().atMost(LONG)
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> planhat.faults().pending() == 0);
        process.destroyForcibly();
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        // Else the two calls would race at Planhat, and one of them be refused.
        await().atMost(LONG).until(() -> planhat.journal().entries().stream().allMatch(e -> e.endNanos() != 0));

        Invocation next = Invocation.of("run", "--once", "--config", dir);

        assertThat(next.code()).as(next.out() + next.err()).isZero();
        assertThat(planhat.count(PlanhatObject.COMPANY)).isEqualTo(500);
        JsonNode run = latestRun();
        assertThat(run.get("attempts").asInt()).isEqualTo(2);
        // Killed between storing and acknowledging, it meets one batch again.
        assertThat(run.get("read").asInt()).isIn(500, 550);
        assertThat(run.get("refused").asInt() + run.get("unknown").asInt()).isZero();
    }

    private void awaitCompany(Process process, String externalId) {
        await().atMost(LONG)
                .failFast("the process ended by itself", () -> !process.isAlive())
                .until(() -> planhat.find(PlanhatObject.COMPANY, "externalId", externalId)
                        .isPresent());
    }

    @Test
    void aServiceSendsWhatComesAndAStopEndsItsRunWell() throws Exception {
        kafka.send(topic, "A-1", "{\"name\": \"first\"}");
        TestFolder.existing(dir).properties("camel.route-template[account-events].linger = PT0.1S");
        Process process = RunnerProcess.start(dir, "run", "--config", dir.toString());
        awaitCompany(process, "A-1");
        kafka.send(topic, "A-2", "{\"name\": \"second\"}");
        awaitCompany(process, "A-2");

        process.destroy();

        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        JsonNode run = latestRun();
        assertThat(run.get("state").asText()).as(run.toString()).isEqualTo("completed");
        assertThat(run.get("created").asInt()).isEqualTo(2);
        assertThat(Files.readString(dir.resolve("stderr.txt"))).isBlank();
    }
}
