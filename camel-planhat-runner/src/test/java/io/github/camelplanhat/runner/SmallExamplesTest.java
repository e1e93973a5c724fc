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

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
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

    /** The lines of the folder that are for Graph, with a server that answers as Graph does. */
    @Nested
    class Graph {
        @RegisterExtension
        static final WireMockExtension GRAPH = WireMockExtension.newInstance()
                .options(wireMockConfig().dynamicPort())
                .build();

        private static final String PATH = "/v1.0/users/hanna@planetary.example/calendarView";

        private String event(String id, String guest) {
            return """
                    {"@odata.etag": "W/\\"1\\"", "id": "%s", "subject": "Review", "bodyPreview": "", "isAllDay": false,
                     "isCancelled": false, "start": {"dateTime": "2026-03-02T09:00:00.0000000", "timeZone": "UTC"},
                     "end": {"dateTime": "2026-03-02T10:00:00.0000000", "timeZone": "UTC"},
                     "attendees": [{"type": "required", "emailAddress": {"name": "", "address": "%s"}}]}
                    """
                    .formatted(id, guest);
        }

        private void copy(String token) throws Exception {
            TestFolder folder = ExampleFolder.copy("calendar-tasks", dir, planhat);
            Path properties = dir.resolve("application.properties");
            Files.writeString(
                    properties,
                    Files.readString(properties)
                            .replace("#calendar.source = direct:graph", "calendar.source = direct:graph")
                            .replace("\ncalendar.source = direct:calendar-file", "")
                            .replace("\n#camel.", "\ncamel.")
                            .replace("{{env:GRAPH_TOKEN}}", token)
                            .replace("https://graph.microsoft.com", GRAPH.baseUrl())
                            .replace("camel.component.planhat.region = us4", ""));
            folder.properties("camel.route-template[graph].retryDelay = 1");
            company("Acme", "A-1");
            company("Bolt", "A-2");
        }

        @Test
        void allPagesAreReadAlsoWhenItIsBusyInBetween() throws Exception {
            copy("a-token");
            GRAPH.stubFor(get(urlPathEqualTo(PATH))
                    .withHeader("Authorization", equalTo("Bearer a-token"))
                    .withQueryParam("startDateTime", matching("\\d{4}-\\d\\d-\\d\\d"))
                    .withQueryParam("endDateTime", matching("\\d{4}-\\d\\d-\\d\\d"))
                    .willReturn(okJson("{\"value\": [" + event("G-1", "ada@acme.example") + "], \"@odata.nextLink\": \""
                            + GRAPH.baseUrl() + PATH + "?%24skip=1\"}")));
            GRAPH.stubFor(get(urlPathEqualTo(PATH))
                    .withQueryParam("$skip", equalTo("1"))
                    .inScenario("busy")
                    .whenScenarioStateIs(Scenario.STARTED)
                    .willSetStateTo("free")
                    .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1")));
            GRAPH.stubFor(get(urlPathEqualTo(PATH))
                    .withQueryParam("$skip", equalTo("1"))
                    .inScenario("busy")
                    .whenScenarioStateIs("free")
                    .willReturn(okJson("{\"value\": [" + event("G-2", "grace@bolt.example") + "]}")));

            Invocation ran = once();

            assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
            assertThat(planhat.records(PlanhatObject.TASK))
                    .extracting(t -> t.get("sourceId"))
                    .containsExactlyInAnyOrder("G-1", "G-2");
        }

        @Test
        void aRefusedTokenIsToldAndNoEmptyCalendar() throws Exception {
            copy("another-token");
            GRAPH.stubFor(
                    get(urlPathEqualTo(PATH))
                            .willReturn(
                                    aResponse()
                                            .withStatus(401)
                                            .withBody(
                                                    "{\"error\": {\"code\": \"InvalidAuthenticationToken\", \"message\": \"Lifetime validation failed\"}}")));

            Invocation ran = once();

            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).contains("401");
            assertThat(ran.out() + ran.err()).doesNotContain("another-token");
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
                assertThat(post("open+sesame&%41", "{\"company\": {\"_id\": {\"a\": 1}}}"))
                        .isEqualTo(204);
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
                    .isEqualTo(List.of("[1,2]", "{\"company\":{\"_id\":{\"a\":1}}}"));
            assertThat(Files.readString(dir.resolve("stdout.txt")) + Files.readString(dir.resolve("stderr.txt")))
                    .doesNotContain("sesame");
        }
    }
}
