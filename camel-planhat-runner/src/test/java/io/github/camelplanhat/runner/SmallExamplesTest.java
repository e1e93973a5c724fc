/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Small folders that need no template of their own, run as their READMEs say. */
class SmallExamplesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    private Invocation once() {
        return Invocation.of("run", "--once", "--config", dir);
    }

    private String company(String name, String externalId) {
        return planhat.seed(PlanhatObject.COMPANY, Map.of("name", name, "externalId", externalId));
    }

    @Nested
    class Nps {
        @Test
        void answersAreSentOnceAndTheOneWithoutAScoreIsRefused() throws Exception {
            ExampleFolder.copy("nps-csv", dir, planhat);

            Invocation first = once();
            Invocation second = once();

            assertThat(first.code()).as(first.out() + first.err()).isEqualTo(2);
            assertThat(first.out()).contains("score: is required but has no value");
            assertThat(second.code()).isEqualTo(2);
            assertThat(planhat.count(PlanhatObject.NPS)).isEqualTo(3);
            assertThat(planhat.find(PlanhatObject.NPS, "sourceId", "R-1002"))
                    .hasValueSatisfying(answer -> assertThat(answer.toString())
                            .contains("grace@bolt.example", "The export\nis too slow.")
                            .as("morning in Berlin")
                            .contains("2026-03-02T09:40:00.000Z"));
        }

        @Test
        void aWrongTokenIsTold() throws Exception {
            ExampleFolder.copy("nps-csv", dir, planhat)
                    .properties("camel.component.planhat.access-token = another-token");

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("401");
        }

        @Test
        void aFolderWithoutFilesIsTold() throws Exception {
            ExampleFolder.copy("nps-csv", dir, planhat);
            Files.delete(dir.resolve("inbox/answers-2026-03.csv"));

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("there is no file *.csv");
        }
    }

    @Nested
    class Calendar {
        @Test
        void meetingsWithCustomersBecomeEvents() throws Exception {
            ExampleFolder.copy("calendar-tasks", dir, planhat);
            String acme = company("Acme", "A-1");
            company("Bolt", "A-2");

            Invocation first = once();

            assertThat(first.code()).as(first.out() + first.err()).isEqualTo(2);
            assertThat(planhat.records(PlanhatObject.TASK))
                    .extracting(t -> t.get("mainType") + ": " + t.get("action"))
                    .containsExactlyInAnyOrder("event: Quarterly review", "event: Onboarding");
            assertThat(planhat.find(PlanhatObject.TASK, "sourceId", "AAMk-1")).hasValueSatisfying(t -> assertThat(t)
                    .containsEntry("startTime", "2026-03-02T09:00:00.000Z")
                    .containsEntry("companyId", acme));
            assertThat(first.out()).contains("companyId: is required but has no value");

            company("Comet", "A-3");
            Invocation second = once();

            assertThat(second.code()).as(second.out() + second.err()).isEqualTo(2);
            assertThat(planhat.find(PlanhatObject.TASK, "action", "Kick-off")).isPresent();
            assertThat(planhat.count(PlanhatObject.TASK)).isEqualTo(3);
        }

        @Test
        void aCalendarThatIsNotThereIsNoEmptyOne() throws Exception {
            ExampleFolder.copy("calendar-tasks", dir, planhat);
            Files.delete(dir.resolve("inbox/calendar.json"));

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("there is no calendar.json");
        }

        @Test
        void anEmptyOneIsNoError() throws Exception {
            ExampleFolder.copy("calendar-tasks", dir, planhat);
            Files.writeString(dir.resolve("inbox/calendar.json"), "{\"value\": []}");

            Invocation ran = once();

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
            assertThat(planhat.count(PlanhatObject.TASK)).isZero();
        }
    }

    @Nested
    class Webhook {
        private static final String PHASE =
                "{\"company\": {\"_id\": \"5f1e8a3b9c2d4e0012ab34cd\", \"name\": \"Acme\", \"phase\": \"%s\"}}";

        private int port;

        private int post(String secret, String body) throws Exception {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/planhat"))
                                    .header("X-Planhat-Secret", secret)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }

        private String phase() throws Exception {
            try (Connection connection =
                            DriverManager.getConnection("jdbc:h2:file:" + dir.resolve("warehouse"), "sa", "");
                    ResultSet row = connection.createStatement().executeQuery("SELECT name, phase FROM phase")) {
                assertThat(row.next()).isTrue();
                String phase = row.getString(1) + " " + row.getString(2);
                assertThat(row.next()).isFalse();
                return phase;
            }
        }

        @Test
        void postsWithTheSecretAreStoredAlsoWhenTheProcessIsKilled() throws Exception {
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            ExampleFolder.copy("automation-webhook", dir, planhat)
                    .properties("webhook.secret = open+sesame&%41", "camel.server.port = " + port);
            Process service = RunnerProcess.start(dir, "run", "--config", dir.toString());
            try {
                await().atMost(LONG)
                        .ignoreExceptions()
                        .failFast("the process ended by itself", () -> !service.isAlive())
                        .until(() -> post("guessed", PHASE.formatted("Churned")) == 401);

                assertThat(post("open+sesame&%41", PHASE.formatted("Onboarding")))
                        .isEqualTo(204);
                assertThat(post("open+sesame&%41", PHASE.formatted("Renewal"))).isEqualTo(204);
                assertThat(post("open+sesame&%41", "[1, 2]")).isEqualTo(204);
            } finally {
                service.destroyForcibly();
                assertThat(service.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            }

            assertThat(phase()).isEqualTo("Acme Renewal");
            assertThat(Files.readAllLines(dir.resolve("outbox/phases.jsonl")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("Renewal");
            assertThat(Files.readAllLines(dir.resolve("outbox/unexpected.jsonl")))
                    .isEqualTo(List.of("[1,2]"));
            assertThat(Files.readString(dir.resolve("stdout.txt")) + Files.readString(dir.resolve("stderr.txt")))
                    .doesNotContain("sesame");
        }
    }
}
