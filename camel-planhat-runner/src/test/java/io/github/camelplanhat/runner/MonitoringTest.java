/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.simulator.PlanhatSimulator;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Health and metrics of a runner over HTTP. */
class MonitoringTest {
    private static final String NEVER = "planhat.schedule = 0 0 0 29 2 ?";
    private static final String ONE_REFUSED = "case when x = 2 then null else 'c' end";

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @TempDir
    Path dir;

    private final PlanhatSimulator planhat = PLANHAT.simulator();

    /** Three companies, of which one is refused, synced once at the start. */
    private TestFolder folder() {
        return syncedOnce(TestFolder.in(dir, planhat).companies(3, ONE_REFUSED));
    }

    /** The same, not synced. */
    private TestFolder idle() {
        return TestFolder.in(dir, planhat).companies(3, ONE_REFUSED).properties(NEVER);
    }

    private static TestFolder syncedOnce(TestFolder folder) {
        return folder.file(
                "routes/once.yaml",
                """
                - from:
                    uri: timer:once?repeatCount=1&delay=0
                    steps:
                      - to: direct:companies
                """);
    }

    private static JsonNode awaitEnded(RunningService service) {
        return await().atMost(RunningService.LONG)
                .until(() -> service.json("/health/ready"), b -> b.at("/syncs/0/lastRun/state")
                        .isTextual());
    }

    @Nested
    class Health {
        @Test
        void aServiceIsReadyAndTellsHowItsSyncsStand() throws Exception {
            try (RunningService service = RunningService.start(folder())) {
                JsonNode body = awaitEnded(service);

                assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(body.get("status").asText()).isEqualTo("UP");
                assertThat(body.get("state").asText()).isEqualTo("reachable");
                assertThat(body.get("degraded").asBoolean()).isFalse();
                JsonNode sync = body.get("syncs").get(0);
                assertThat(sync.get("name").asText()).isEqualTo("companies");
                assertThat(sync.get("lastRun").get("state").asText()).isEqualTo("completed");
                assertThat(sync.get("lastSuccess"))
                        .isEqualTo(sync.get("lastRun").get("ended"));
                assertThat(sync.get("deadLetters").asInt()).isEqualTo(1);
            }
        }

        @Test
        void aSyncThatFailsIsToldWithoutItsReasonAndStopsNothing() throws Exception {
            TestFolder folder = syncedOnce(TestFolder.in(dir, planhat).companies(3, "nonsense"));
            try (RunningService service = RunningService.start(folder)) {
                JsonNode body = awaitEnded(service);

                assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(body.get("degraded").asBoolean()).isTrue();
                assertThat(body.at("/syncs/0/lastRun/state").asText()).isEqualTo("failed");
                assertThat(body.at("/syncs/0/lastSuccess").isNull()).isTrue();
                assertThat(body.toString())
                        .doesNotContainIgnoringCase("nonsense")
                        .doesNotContain(planhat.token());
            }
        }

        @Test
        void withoutItsStateAProcessIsAliveButNotReady() throws Exception {
            TestFolder folder = TestFolder.in(dir, planhat)
                    .companies(3, "'c'")
                    .properties(NEVER, "planhat.state.url = jdbc:postgresql://127.0.0.1:1/none");
            try (RunningService service = RunningService.start(folder)) {
                JsonNode body = await().atMost(RunningService.LONG)
                        .until(() -> service.json("/health/ready"), b -> b.has("state"));

                assertThat(body.get("status").asText()).isEqualTo("DOWN");
                assertThat(body.get("state").asText()).isEqualTo("unreachable");
                assertThat(service.get("/health/ready").statusCode()).isEqualTo(503);
                assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(service.json("/health/live").get("status").asText()).isEqualTo("UP");
            }
        }

        @Test
        void plainRoutesNeedNoState() throws Exception {
            TestFolder folder = TestFolder.in(dir, planhat)
                    .file("routes/r.yaml", "- from:\n    uri: timer:t?period=1d\n    steps:\n      - log: hello\n");
            try (RunningService service = RunningService.start(folder)) {
                await().atMost(RunningService.LONG)
                        .until(() -> service.get("/health/ready").statusCode() == 200);

                assertThat(service.json("/health/ready").has("syncs")).isFalse();
                assertThat(dir.resolve("state")).doesNotExist();
            }
        }
    }

    @Nested
    class Metrics {
        @Test
        void aScrapeTellsOfRecordsCallsAndTheQuota() throws Exception {
            try (RunningService service = RunningService.start(folder())) {
                awaitEnded(service);

                Scrape scrape = service.scrape();

                assertThat(records(scrape, "created")).isEqualTo(2);
                assertThat(records(scrape, "refused")).isEqualTo(1);
                assertThat(records(scrape, "unknown")).isZero();
                assertThat(runs(scrape, "completed")).isEqualTo(1);
                assertThat(runs(scrape, "failed")).isZero();
                assertThat(scrape.value("camel_planhat_sync_dead_letters", "sync=companies"))
                        .isEqualTo(1);
                assertThat(scrape.value("camel_planhat_sync_last_run_failed", "sync=companies"))
                        .isZero();
                assertThat(scrape.value("camel_planhat_sync_running", "sync=companies"))
                        .isZero();
                assertThat(scrape.value("camel_planhat_sync_last_success_timestamp_seconds", "sync=companies"))
                        .isEqualTo(scrape.value("camel_planhat_sync_last_run_timestamp_seconds", "sync=companies"))
                        .isGreaterThan(1_600_000_000);
                assertThat(scrape.value("camel_planhat_calls_seconds_count", "object=company", "status=200"))
                        .isEqualTo(1);
                assertThat(scrape.value("camel_planhat_quota_limit")).isEqualTo(200);
                assertThat(scrape.value("camel_planhat_quota_used")).isBetween(0.0, 1.0);
                assertThat(scrape.value("camel_planhat_quota_inflight")).isZero();
                assertThat(scrape.value("process_uptime_seconds")).isPositive();
            }
        }

        @Test
        void noTagNamesARecord() throws Exception {
            try (RunningService service = RunningService.start(folder())) {
                awaitEnded(service);

                Set<String> tags = service.scrape().samples().stream()
                        .filter(s -> s.name().startsWith("camel_planhat_"))
                        .flatMap(s -> s.tags().keySet().stream())
                        .collect(Collectors.toSet());

                assertThat(tags)
                        .containsExactlyInAnyOrder(
                                "camelContext",
                                "component",
                                "failure",
                                "kind",
                                "object",
                                "operation",
                                "outcome",
                                "state",
                                "status",
                                "sync");
            }
        }

        @Test
        void howASyncStandsOutlivesTheProcess() throws Exception {
            TestFolder folder = idle();
            assertThat(Invocation.of("run", "--once", "--config", dir).code()).isEqualTo(2);

            try (RunningService service = RunningService.start(folder)) {
                awaitEnded(service);
                Scrape scrape = service.scrape();

                assertThat(scrape.value("camel_planhat_sync_last_success_timestamp_seconds", "sync=companies"))
                        .isGreaterThan(1_600_000_000);
                assertThat(scrape.value("camel_planhat_sync_dead_letters", "sync=companies"))
                        .isEqualTo(1);
                assertThat(records(scrape, "created")).isZero();
            }
        }

        @Test
        void theNewerFormatIsThereForWhoeverAsks() throws Exception {
            try (RunningService service = RunningService.start(idle())) {
                HttpResponse<String> answer =
                        service.send(HttpRequest.newBuilder(service.address().resolve("/metrics"))
                                .header("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5"));

                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
                assertThat(answer.body()).endsWith("# EOF\n");
            }
        }

        @Test
        void whatTheDocumentationNamesIsThere() throws Exception {
            Set<String> named = Stream.concat(
                            names("runner.md", "camel_planhat_\\w+"),
                            names("routes.md", "camel\\.planhat\\.sync\\.[\\w.]+"))
                    .collect(Collectors.toSet());
            assertThat(named).hasSizeGreaterThanOrEqualTo(9);

            try (RunningService service = RunningService.start(folder())) {
                awaitEnded(service);
                String scrape = service.get("/metrics").body();

                assertThat(named).allSatisfy(name -> assertThat(scrape).contains("\n" + name));
            }
        }

        private static Stream<String> names(String page, String pattern) throws IOException {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(Path.of("..", "docs", page)))
                    .results()
                    .map(m -> m.group().replace('.', '_'));
        }

        private static double records(Scrape scrape, String status) {
            return scrape.value("camel_planhat_sync_records_total", "sync=companies", "status=" + status);
        }

        private static double runs(Scrape scrape, String state) {
            return scrape.value("camel_planhat_sync_runs_seconds_count", "sync=companies", "state=" + state);
        }
    }

    @Nested
    class TheServer {
        /** On Linux every 127.x.x.x is an address of this machine, and only one of them is listened to. */
        private void connect(RunningService service) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress("127.0.0.2", service.address().getPort()), 5_000);
            }
        }

        @Test
        void listensToLoopbackOnly() throws Exception {
            try (RunningService service = RunningService.start(idle())) {
                assertThat(service.address().getHost()).isEqualTo("127.0.0.1");
                assertThatThrownBy(() -> connect(service)).isInstanceOf(ConnectException.class);
            }
        }

        @Test
        void listensElsewhereIfTheFolderSaysSo() throws Exception {
            try (RunningService service = RunningService.start(idle().properties("planhat.server.host = 127.0.0.2"))) {
                connect(service);
                assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
            }
        }

        @Test
        void answersNothingElse() throws Exception {
            try (RunningService service = RunningService.start(idle())) {
                assertThat(service.get("/").statusCode()).isEqualTo(404);
                assertThat(service.get("/health/live/x").statusCode()).isEqualTo(404);
                assertThat(service.send(HttpRequest.newBuilder(service.address().resolve("/health/ready"))
                                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                                .statusCode())
                        .isEqualTo(405);
            }
        }

        @Test
        void isGoneAfterTheStop() throws Exception {
            RunningService service = RunningService.start(idle());
            service.close();

            assertThatThrownBy(() -> service.get("/health/live")).hasCauseInstanceOf(ConnectException.class);
        }

        @Test
        void thatFindsItsPortTakenStartsNothingAndNamesTheProperty() throws Exception {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                folder().properties("planhat.server.port = " + other.getLocalPort());

                Invocation ran = Invocation.of("run", "--config", dir);

                assertThat(ran.code()).isEqualTo(64);
                assertThat(ran.err())
                        .contains("planhat.server.port = " + other.getLocalPort(), "127.0.0.1", "in use")
                        .contains("planhat.server.enabled = false");
                assertThat(dir.resolve("state")).doesNotExist();
            }
        }

        @Test
        void canBeSwitchedOff() throws Exception {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                folder().properties(
                                "planhat.server.port = " + other.getLocalPort(),
                                "planhat.server.enabled = false",
                                "camel.main.duration-max-messages = 1");

                Invocation ran = Invocation.of("run", "--config", dir);

                assertThat(ran.code()).as(ran.err()).isEqualTo(2);
                assertThat(ran.out()).doesNotContain("Health and metrics");
            }
        }

        @Test
        void isThereDuringASinglePassOnlyIfTheFolderSaysSo() {
            idle();
            assertThat(Invocation.of("run", "--once", "--config", dir).out()).doesNotContain("Health and metrics");

            TestFolder.existing(dir).properties("planhat.server.enabled = true");
            assertThat(Invocation.of("run", "--once", "--config", dir).out())
                    .contains("Health and metrics: http://127.0.0.1:");
        }

        @Test
        void isNotWantedByCommandsThatOnlyLook() throws Exception {
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                folder().properties("planhat.server.enabled = true", "planhat.server.port = " + other.getLocalPort());

                Invocation ran = Invocation.of("runs", "--config", dir);

                assertThat(ran.code()).as(ran.err()).isZero();
            }
        }

        @Test
        void refusesAPortThatIsNone() {
            folder().properties("planhat.server.port = 99999");

            Invocation ran = Invocation.of("run", "--config", dir);

            assertThat(ran.code()).isEqualTo(64);
            assertThat(ran.err()).contains("planhat.server.port = 99999: write a number from 1 to 65535");
        }

        @Test
        void refusesAHostThatIsNone() {
            folder().properties("planhat.server.host = no.such.host.invalid");

            assertThat(Invocation.of("run", "--config", dir).err())
                    .contains("planhat.server.host = no.such.host.invalid: there is no such host");
        }

        @Test
        void aMisspeltOptionOfItIsAnsweredWithTheNearest() {
            folder().properties("planhat.server.prot = 1");

            assertThat(Invocation.of("run", "--config", dir).err())
                    .contains("there is no option planhat.server.prot; did you mean planhat.server.port?");
        }
    }
}
