/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/** How messages reach a mail server and webhooks, also when these are not there at first. */
class AlertDeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private final MovingClock clock = new MovingClock();
    private AlertRig rig;

    @BeforeEach
    void prepare() {
        rig = new AlertRig(directory, clock);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Nested
    class Mail {
        private final int port = freePort();
        private final GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

        @BeforeEach
        void useIt() {
            rig.set("to", "smtp://127.0.0.1:" + port + "?from=planhat@example.com&to=team@example.com");
            rig.set("format", "text");
        }

        @AfterEach
        void stop() {
            server.stop();
        }

        @Test
        void getsSubjectTextAndReport() throws Exception {
            server.start();
            rig.start().rows(9, 1).run();

            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getSubject()).isEqualTo("Planhat sync accounts: 1 of 10 rows are not in Planhat");
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("team@example.com");
            assertThat(mail.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
            assertThat(mail.getContent().toString().replace("\r", ""))
                    .startsWith(
                            "Planhat sync accounts: 1 of 10 rows are not in Planhat.\nMore than 0 of a run's rows are refused, or "
                                    + "it is unknown whether they were stored, since 2026-03-01T02:00:00Z.\n")
                    .contains("\"created\" : 9", "\"name: is required but has no value (from NAME)\" : 1");
        }

        @Test
        void thatIsDownGetsTheMessageLater() throws Exception {
            rig.set("maxRetries", "1").start().fail();
            rig.flush();

            server.start();
            rig.flush();
            rig.flush();

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Planhat sync accounts failed");
        }

        @Test
        void thatWasDownForTheWholeFailureIsToldOfItsEnd() throws Exception {
            rig.set("maxRetries", "0").start().fail();
            clock.move(Duration.ofHours(1));
            rig.rows(1, 0).run();

            server.start();
            rig.flush();

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getContent().toString())
                    .contains("It had been failing since 2026-03-01T02:00:00Z");
        }
    }

    @Nested
    class AWebhook {
        private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
        private final List<String> bodies = new CopyOnWriteArrayList<>();
        private final List<String> types = new CopyOnWriteArrayList<>();
        private final CountDownLatch mayAnswer = new CountDownLatch(1);
        private HttpServer server;

        @BeforeEach
        void start() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                types.add(exchange.getRequestHeaders().getFirst("Content-Type"));
                try {
                    mayAnswer.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                Integer status = answers.poll();
                exchange.sendResponseHeaders(status == null ? 200 : status, -1);
                exchange.close();
            });
            server.start();
            rig.set("to", "http://127.0.0.1:" + server.getAddress().getPort() + "/services/a-secret-path");
            rig.set("format", "slack");
        }

        @AfterEach
        void stop() {
            mayAnswer.countDown();
            server.stop(0);
        }

        private JsonNode body(int index) throws IOException {
            return JSON.readTree(bodies.get(index));
        }

        @Test
        void ofSlackGetsText() throws Exception {
            mayAnswer.countDown();
            rig.start().rows(9, 1).run();

            assertThat(types).containsExactly("application/json");
            assertThat(body(0).size()).isEqualTo(1);
            assertThat(body(0).get("text").asText())
                    .startsWith("*Planhat sync accounts: 1 of 10 rows are not in Planhat*\n")
                    .contains("\n• name: is required but has no value (from NAME): 1\nrun ");
        }

        @Test
        void thatFailsIsTriedAgain() throws Exception {
            mayAnswer.countDown();
            answers.addAll(List.of(500, 503));
            rig.start().fail();
            rig.flush();

            assertThat(bodies).hasSize(3);
        }

        @Test
        void thatKeepsFailingIsTriedAgainByLaterLooks() throws Exception {
            mayAnswer.countDown();
            answers.addAll(List.of(500, 500, 500));
            rig.set("maxRetries", "1").start().fail();
            rig.flush();
            rig.flush();

            assertThat(bodies).hasSize(4);
        }

        @Test
        void thatHangsDoesNotHoldUpTheSync() throws Exception {
            rig.start();
            rig.sync.sql("drop table accounts");
            rig.sync.failure();
            rig.rows(2, 0);

            assertThat(rig.sync.run().created()).isEqualTo(2);

            mayAnswer.countDown();
            rig.flush();
        }

        @Test
        void ofPagerDutyGetsAnIncidentAndItsEnd() throws Exception {
            mayAnswer.countDown();
            rig.set("format", "pagerDuty").set("routingKey", "test-key").start().fail();
            clock.move(Duration.ofHours(1));
            rig.rows(1, 0).run();

            JsonNode trigger = body(0);
            assertThat(trigger.get("routing_key").asText()).isEqualTo("test-key");
            assertThat(trigger.get("event_action").asText()).isEqualTo("trigger");
            assertThat(trigger.get("dedup_key").asText()).isEqualTo("planhat/ops/accounts/failure");
            assertThat(trigger.get("payload").get("summary").asText()).isEqualTo("Planhat sync accounts failed");
            assertThat(trigger.get("payload").get("severity").asText()).isEqualTo("error");
            assertThat(trigger.get("payload").get("source").asText()).isNotBlank();
            assertThat(trigger.get("payload")
                            .get("custom_details")
                            .get("report")
                            .get("name")
                            .asText())
                    .isEqualTo("accounts");
            JsonNode resolve = body(1);
            assertThat(resolve.get("event_action").asText()).isEqualTo("resolve");
            assertThat(resolve.get("dedup_key")).isEqualTo(trigger.get("dedup_key"));
            assertThat(resolve.has("payload")).isFalse();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
