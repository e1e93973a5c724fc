/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The folder of the event stream, run as its README says. */
class EventExampleTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "event-stream");
    private static final Duration LONG = Duration.ofSeconds(120);

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void copyTheExample() throws IOException {
        for (String file : List.of("application.properties", "mappings/activities.yaml", "inbox/events-1.jsonl")) {
            Files.createDirectories(dir.resolve(file).getParent());
            Files.copy(EXAMPLE.resolve(file), dir.resolve(file));
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        TestFolder.existing(dir)
                .properties(
                        "planhat.server.port = 0",
                        "camel.component.planhat.access-token = " + planhat.token(),
                        "camel.component.planhat.tenant-token = " + planhat.tenantToken(),
                        "camel.component.planhat.base-url = " + planhat.baseUrl(),
                        "camel.component.planhat.analytics-url = " + planhat.analyticsUrl(),
                        "camel.server.port = " + port,
                        "camel.route-template[usage].proofAfter = PT0S",
                        "camel.route-template[usage-http].secret = open-sesame");
        String acme = planhat.seed(PlanhatObject.COMPANY, Map.of("externalId", "acme", "name", "Acme"));
        planhat.seed(PlanhatObject.ENDUSER, Map.of("externalId", "ada", "companyId", acme));
    }

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir, "--report", dir.resolve("report.json"));
    }

    private JsonNode counts(String job) throws IOException {
        for (JsonNode report :
                new ObjectMapper().readTree(dir.resolve("report.json").toFile()).get("jobs")) {
            if (report.get("name").asText().equals(job)) {
                return report.get("counts");
            }
        }
        throw new AssertionError("no report of " + job);
    }

    private List<Object> actions() {
        return planhat.activities().accepted().stream()
                .map(a -> a.body().get("action"))
                .toList();
    }

    /** Empty while the service does not answer yet. */
    private int post(String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/events"))
                        .header("X-Planhat-Secret", "open-sesame")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode();
    }

    private static String event(int number) {
        return String.format(
                "{\"insert_id\": \"p-%d\", \"user_id\": \"ada\", \"event_type\": \"e%d\", \"time\": \"2026-03-02T10:%02d:%02d.000Z\"}",
                number, number, number / 60, number % 60);
    }

    @Test
    void theFilesAreReadAndSentOldestFirst() throws Exception {
        Invocation first = once();
        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(actions()).containsExactly("Logged in", "Report opened");
        assertThat(planhat.activities().accepted().get(1).body().toString()).doesNotContain("card_number");
        assertThat(dir.resolve("inbox/done/events-1.jsonl")).exists();
        assertThat(counts("usage").get("waiting").asInt()).isEqualTo(1);
        assertThat(first.out()).contains("1 waiting");
    }

    @Test
    void whatIsRefusedIsListedAndTriedAgainWithTheSameCommandsAsRows() throws Exception {
        Files.writeString(
                dir.resolve("inbox/events-1.jsonl"),
                """
                {"insert_id": "r-1", "user_id": "ada", "event": "No type", "time": "2026-03-01T10:00:00Z"}
                {"insert_id": "r-2", "user_id": "ada", "event_type": "Fine", "time": "2026-03-01T10:01:00Z"}
                {"insert_id": "r-3", "user_id": "ada", "event_type": "No day", "time": "soon"}
                """);
        assertThat(once().code()).isEqualTo(2);

        Invocation listed = Invocation.of("dead-letters", "--config", dir, "--sync", "usage");
        Invocation exported = Invocation.of("dead-letters", "--config", dir, "--reason", "action", "--json");
        Invocation misspelt = Invocation.of("dead-letters", "--config", dir, "--sync", "usaeg");

        assertThat(listed.out())
                .contains("usage  event=r-1  REFUSED once: action")
                .contains("event=r-3");
        JsonNode letter = new ObjectMapper().readTree(exported.out());
        assertThat(letter.at("/row/event").asText()).isEqualTo("No type");
        assertThat(letter.at("/object").asText()).isEqualTo("activity");
        assertThat(misspelt.code()).isEqualTo(64);
        assertThat(misspelt.err()).contains("did you mean usage");

        Path mapping = dir.resolve("mappings/activities.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("from: event_type", "from: _event.name"));
        Invocation replayed = Invocation.of("replay", "--config", dir, "--object", "activity", "--reason", "action");

        assertThat(replayed.code()).as(replayed.out() + replayed.err()).isZero();
        assertThat(replayed.out()).contains("1 sent");
        assertThat(actions()).containsExactly("Fine", "No type");
        assertThat(Invocation.of("dead-letters", "--config", dir).out())
                .contains("r-3")
                .doesNotContain("r-1");
        assertThat(Invocation.of("replay", "--config", dir).code()).isEqualTo(2);
        assertThat(Invocation.of("dead-letters", "--config", dir).out()).contains("event=r-3");
    }

    @Test
    void aFileThatWasBeingReadWhenTheProcessWasKilledIsReadAgainAndSentOnce() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(event(i).replace("\"time\"", "\"note\": \"" + "x".repeat(1_000) + "\", \"time\""))
                    .append('\n');
        }
        Files.writeString(dir.resolve("inbox/events-1.jsonl"), lines);
        TestFolder.existing(dir).properties("camel.route-template[backfill].batchSize = 1");
        // More than the empty tables take: some of the events are committed, and not all of them yet.
        Process killed = RunnerProcess.start(dir, "run", "--once", "--config", dir.toString());
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .failFast("the process ended by itself", () -> !killed.isAlive())
                .until(() -> stateBytes() > 3_000_000);

        killed.destroyForcibly();
        assertThat(killed.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(dir.resolve("inbox/done")).doesNotExist();
        assertThat(planhat.activities().accepted()).isEmpty();
        TestFolder.existing(dir).properties("camel.route-template[backfill].batchSize = 1000");
        Invocation next = once();
        assertThat(next.code()).as(next.out() + next.err()).isZero();
        assertThat(actions()).hasSize(2_000).doesNotHaveDuplicates();
        assertThat(counts("usage").get("duplicates").asInt()).isPositive();
    }

    private long stateBytes() throws IOException {
        if (!Files.exists(dir.resolve("state"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(dir.resolve("state"))) {
            return files.mapToLong(f -> f.toFile().length()).max().orElse(0);
        }
    }

    @Test
    void whatWasAnswered202IsSentAlthoughTheProcessIsKilled() throws Exception {
        Files.delete(dir.resolve("inbox/events-1.jsonl"));
        // Whatever is sent before the end, nobody is told that it arrived.
        planhat.faults().next().host(Host.ANALYTICS).always().closeConnectionBeforeAnswer();
        Process service = RunnerProcess.start(dir, "run", "--config", dir.toString());
        List<String> taken = new ArrayList<>();
        await().atMost(LONG)
                .ignoreExceptions()
                .failFast("the process ended by itself", () -> !service.isAlive())
                .until(() -> post(event(0)) == 202);
        taken.add("e0");
        for (int i = 1; i <= 100; i++) {
            assertThat(post(event(i))).isEqualTo(202);
            taken.add("e" + i);
        }

        service.destroyForcibly();
        assertThat(service.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        planhat.faults().clear();
        planhat.activities().clear();
        Invocation next = once();

        assertThat(next.code()).as(next.out() + next.err()).isZero();
        assertThat(actions()).containsExactlyElementsOf(new ArrayList<Object>(taken));
        assertThat(Files.readString(dir.resolve("stdout.txt")) + Files.readString(dir.resolve("stderr.txt")))
                .doesNotContain("open-sesame")
                .doesNotContain(planhat.tenantToken());
    }
}
