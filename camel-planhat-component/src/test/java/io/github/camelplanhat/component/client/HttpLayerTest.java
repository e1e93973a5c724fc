/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

class HttpLayerTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final StopSignal stop = new StopSignal();
    private final ClientSettings.Builder settings = ClientSettings.builder();
    private final Credential credential = Credential.bearer("test-token", "test-tenant");
    private AutoCloseable server;
    private HttpLayer http;

    @AfterEach
    void end() throws Exception {
        if (http != null) {
            http.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private TestServer server(int status, String body, String... headers) {
        TestServer started = TestServer.answering(status, body, headers);
        server = started;
        settings.baseUrl(started.url()).analyticsUrl(started.url());
        return started;
    }

    private RawServer raw(RawServer.Script script) {
        RawServer started = new RawServer(script);
        server = started;
        settings.baseUrl(started.url()).analyticsUrl(started.url());
        return started;
    }

    private <T> PlanhatAnswer<T> send(PlanhatCall.Builder<T> call) {
        return send(call, attempt());
    }

    private <T> PlanhatAnswer<T> send(PlanhatCall.Builder<T> call, Attempt attempt) {
        if (http == null) {
            http = new HttpLayer(settings.build(), stop);
        }
        return http.send(call.build(), attempt);
    }

    private Attempt attempt() {
        Attempt attempt = Attempt.first(
                new Deadline(TimeSource.system(), Duration.ofMinutes(1).toNanos()));
        attempt.credential(credential);
        return attempt;
    }

    private PlanhatUnavailableException unavailable(PlanhatCall.Builder<?> call) {
        return catchThrowableOfType(PlanhatUnavailableException.class, () -> send(call));
    }

    private void expect(Kind kind, PlanhatCall.Builder<?> call) {
        PlanhatUnavailableException e = unavailable(call);
        assertThat(e).isNotNull();
        assertThat(e.getKind()).as(e.getMessage()).isEqualTo(kind);
    }

    @Nested
    class Requests {
        @Test
        void askForCompressedJsonAndSayWhoTheyAre() {
            TestServer planhat = server(200, "[]");

            send(Calls.get("/companies"));

            TestServer.Request request = planhat.requests.get(0);
            assertThat(request.header("Accept")).isEqualTo("application/json");
            assertThat(request.header("Accept-Encoding")).contains("gzip");
            assertThat(request.header("User-Agent")).startsWith("camel-planhat/");
            assertThat(request.header("Expect")).isNull();
            assertThat(request.header("Content-Type")).isNull();
        }

        @Test
        void keepThePathsEncoding() {
            TestServer planhat = server(200, "[]");

            send(Calls.get("/companies/extid-a%2Fb%20c"));

            assertThat(planhat.requests.get(0).target()).isEqualTo("/companies/extid-a%2Fb%20c");
        }

        @Test
        void useTheBaseUrlsPath() {
            TestServer planhat = server(200, "[]");
            settings.baseUrl(planhat.url() + "/gateway/");

            send(Calls.get("/companies").query("limit", 1));

            assertThat(planhat.requests.get(0).target()).isEqualTo("/gateway/companies?limit=1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"//evil.example/x", "@evil.example/", "http://evil.example/", "/companies/"})
        void ofAnUnsafePathAreNotSent(String path) {
            TestServer planhat = server(200, "[]");

            assertThatThrownBy(() -> send(Calls.get(path)))
                    .isInstanceOf(PlanhatRejectedException.class)
                    .hasMessageStartingWith("company/list was not sent: its path ");
            assertThat(planhat.requests).isEmpty();
        }

        @Test
        void withoutACredentialCarryNone() {
            TestServer planhat = server(200, "[]");
            Attempt attempt = attempt();
            attempt.credential(Credential.NONE);

            send(Calls.get("/companies"), attempt);

            assertThat(planhat.requests.get(0).header("Authorization")).isNull();
        }

        @Test
        void areCountedAsSent() {
            server(500, "");
            Attempt attempt = attempt();

            assertThatThrownBy(() -> send(Calls.get("/companies"), attempt)).isInstanceOf(PlanhatHttpException.class);

            assertThat(attempt.sent()).isTrue();
        }

        @Test
        void shareConnections() {
            AtomicInteger served = new AtomicInteger();
            RawServer planhat = raw(connection -> {
                while (served.incrementAndGet() > 0) {
                    connection.readHead();
                    connection.write(HEAD + "Content-Length: 2\r\n\r\n[]");
                }
            });

            send(Calls.get("/companies"));
            send(Calls.get("/companies"));
            send(Calls.get("/companies"));

            assertThat(planhat.connections()).isEqualTo(1);
        }

        @Test
        void doNotUseAConnectionThatTheServerHasClosed() {
            RawServer planhat = raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Content-Length: 2\r\n\r\n[]");
            });

            send(Calls.get("/companies"));
            await().until(() -> planhat.closed() == 1);
            send(Calls.get("/companies"));

            assertThat(planhat.connections()).isEqualTo(2);
        }
    }

    @Nested
    class Bodies {
        @Test
        void areSentWithTheirLengthAsJson() {
            TestServer planhat = server(200, "{}");

            send(Calls.create("{\"name\":\"Ærø\"}"));

            TestServer.Request request = planhat.requests.get(0);
            assertThat(request.body()).isEqualTo("{\"name\":\"Ærø\"}");
            assertThat(request.header("Content-Length")).isEqualTo("16");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Transfer-Encoding")).isNull();
        }

        @Test
        void ofAnotherLengthThanAnnouncedAreNotSent() {
            TestServer planhat = server(200, "{}");

            PlanhatUnavailableException e = unavailable(Calls.create("").body(body(5, out -> out.write('1'))));

            assertThat(e.getKind()).isEqualTo(Kind.NOT_SENT);
            assertThat(e).hasMessage("company/create was not sent: its body has 1 bytes, but was announced with 5");
            assertThat(planhat.requests).isEmpty();
        }

        @Test
        void thatCannotBeWrittenAreNotSent() {
            server(200, "{}");

            PlanhatUnavailableException e = unavailable(Calls.create("").body(body(5, out -> {
                throw new IOException("the disk is gone");
            })));

            assertThat(e.getKind()).isEqualTo(Kind.NOT_SENT);
            assertThat(e).hasRootCauseMessage("the disk is gone");
        }

        @Test
        void thatAreRefusedBeforeTheirEndGetTheirAnswer() {
            raw(connection -> {
                connection.readHead();
                connection.write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                connection.stall();
            });

            expect(Kind.TOO_LARGE, Calls.create("").body(large()));
        }

        @Test
        void thatAreCutOffByTheServerWereNotCarriedOut() {
            raw(connection -> {
                connection.readHead();
                connection.reset();
            });

            expect(Kind.CONNECT, Calls.create("").body(large()));
        }

        @Test
        void thatTheServerDoesNotReadEndWithATimeout() {
            settings.responseTimeout(Duration.ofMillis(300));
            raw(connection -> {
                connection.readHead();
                connection.stall();
            });

            expect(Kind.TIMEOUT, Calls.create("").body(large()));
        }

        private CallBody large() {
            byte[] block = new byte[64 * 1024];
            Arrays.fill(block, (byte) ' ');
            return body(block.length * 500L, out -> {
                for (int i = 0; i < 500; i++) {
                    out.write(block);
                }
            });
        }

        private CallBody body(long length, Writer writer) {
            return new CallBody() {
                @Override
                public long length() {
                    return length;
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    writer.write(out);
                }
            };
        }

        interface Writer {
            void write(OutputStream out) throws IOException;
        }
    }

    @Nested
    class Answers {
        @Test
        void thatAreCompressedAreRead() {
            raw(connection -> {
                connection.readHead();
                byte[] zipped = gzip("[\"Ærø\"]".getBytes(StandardCharsets.UTF_8));
                connection
                        .write(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n\r\n")
                        .write(zipped);
            });

            assertThat(send(Calls.get("/companies")).body()).isEqualTo("[\"Ærø\"]");
        }

        @Test
        void inChunksAreRead() {
            raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\n[\r\n1\r\n]\r\n0\r\n\r\n");
            });

            assertThat(send(Calls.get("/companies")).body()).isEqualTo("[]");
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 204})
        void withoutABodyAreReadAsEmpty(int status) {
            server(status, "");

            assertThat(send(Calls.get("/companies"))).isEqualTo(new PlanhatAnswer<>(status, "", 1, false));
        }

        @Test
        void ofAStatusThatTheCallReadsGoToItsReader() {
            server(400, "{\"createdErrors\":[]}");

            assertThat(send(Calls.create("{}").alsoRead(400)).body()).isEqualTo("{\"createdErrors\":[]}");
        }

        @Test
        void neededOnlyInPartAreNotReadToTheirEnd() {
            settings.responseTimeout(Duration.ofMinutes(10));
            raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Content-Length: 100000000\r\n\r\n[" + " ".repeat(100_000));
                connection.stall();
            });
            AnswerReader<Character> first = (status, body) -> (char) body.read();

            assertThat(send(PlanhatCall.to("GET", "/companies", first)).body()).isEqualTo('[');
        }

        @Test
        void stayWithTheirReaderEvenIfItClosesThem() {
            server(200, "[]");
            AnswerReader<Integer> closing = (status, body) -> {
                body.close();
                return body.readAllBytes().length;
            };

            assertThat(send(PlanhatCall.to("GET", "/companies", closing)).body())
                    .isEqualTo(2);
        }

        @Test
        void areNotRedirected() {
            TestServer elsewhere = TestServer.answering(200, "[]");
            try (elsewhere) {
                server(302, "", "Location", "http://localhost:" + elsewhere.port() + "/companies?x=hidden");

                assertThatThrownBy(() -> send(Calls.get("/companies")))
                        .isInstanceOf(PlanhatRejectedException.class)
                        .hasMessage("Planhat answered company/list with the unexpected status 302, a redirect to "
                                + "localhost, which is not followed. Check region or baseUrl");
                assertThat(elsewhere.requests).isEmpty();
            }
        }

        @Test
        void leaveNoCookies() {
            TestServer planhat = server(200, "[]", "Set-Cookie", "session=1; Path=/");

            send(Calls.get("/companies"));
            send(Calls.get("/companies"));

            assertThat(planhat.requests.get(1).header("Cookie")).isNull();
        }

        @Test
        void of429AreNotWaitedForOrRepeatedHere() {
            TestServer planhat = server(429, "", "Retry-After", "100");

            PlanhatUnavailableException e = unavailable(Calls.get("/companies"));

            assertThat(e.getKind()).isEqualTo(Kind.QUOTA);
            assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(100));
            assertThat(planhat.requests).hasSize(1);
        }

        @Test
        void of401AreNotRepeatedWithAnotherScheme() {
            TestServer planhat = server(401, "", "WWW-Authenticate", "Basic realm=\"x\"");

            assertThatThrownBy(() -> send(Calls.get("/companies"))).hasMessageContaining("answered 401");
            assertThat(planhat.requests).hasSize(1);
        }
    }

    @Nested
    class BrokenAnswers {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    HEAD + "Content-Length: 100\r\n\r\n[1,2",
                    HEAD + "Transfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n",
                    HEAD + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
                    "HTTP/1.1 200 OK\r\nContent-Le",
                    "This is not HTTP\r\n\r\n",
                    ""
                })
        void areToldFromWholeOnes(String answer) {
            raw(connection -> {
                connection.readHead();
                connection.write(answer);
            });

            expect(Kind.BROKEN_ANSWER, Calls.get("/companies"));
        }

        @Test
        void includeACutOfCompressedData() {
            raw(connection -> {
                connection.readHead();
                byte[] zipped = gzip(new byte[10_000]);
                connection
                        .write(HEAD + "Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n")
                        .write(Arrays.copyOf(zipped, 20));
            });

            expect(Kind.BROKEN_ANSWER, Calls.get("/companies"));
        }

        @Test
        void includeAResetConnection() {
            raw(connection -> {
                connection.readHead();
                connection.reset();
            });

            expect(Kind.BROKEN_ANSWER, Calls.get("/companies"));
        }

        @Test
        void includeACutThatTheReaderDidNotNotice() {
            raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Content-Length: 100\r\n\r\n[] ");
            });
            AnswerReader<Integer> content = (status, body) -> body.readNBytes(2).length;

            expect(Kind.BROKEN_ANSWER, PlanhatCall.to("GET", "/companies", content));
        }

        @Test
        void showTheBeginningOfWhatIsNoJson() {
            server(200, "<html>\n<body>Sign in to the network");

            PlanhatUnavailableException e = unavailable(
                    PlanhatCall.to("GET", "/companies", failingReader()).named("company", "list"));

            assertThat(e)
                    .hasMessage("company/list got an answer that was cut or cannot be read (IOException: no JSON); it "
                            + "begins with: <html> <body>Sign in to the network; it may have been carried out");
        }

        @Test
        void doNotShowRecords() {
            server(200, "[{\"email\":\"somebody@example.org\"");

            assertThat(unavailable(PlanhatCall.to("GET", "/companies", failingReader())))
                    .hasMessageNotContaining("somebody");
        }

        @Test
        void leaveTheirConnectionUnused() {
            RawServer planhat = raw(connection -> {
                while (true) {
                    connection.readHead();
                    connection.write(HEAD + "Content-Length: 9\r\n\r\n[1,2,3,4]");
                }
            });

            AnswerReader<String> givingUp = (status, body) -> {
                throw new IOException("no JSON");
            };

            expect(Kind.BROKEN_ANSWER, PlanhatCall.to("GET", "/companies", givingUp));
            send(Calls.get("/companies"));

            assertThat(planhat.connections()).isEqualTo(2);
        }

        private AnswerReader<String> failingReader() {
            return (status, body) -> {
                body.read(new byte[100]);
                throw new IOException("no JSON");
            };
        }
    }

    @Nested
    class TooLongAnswers {
        @Test
        void areRefusedByTheirAnnouncedLength() {
            settings.maxAnswerBytes(100);
            server(200, "x".repeat(101));

            assertThatThrownBy(() -> send(Calls.get("/companies")))
                    .isInstanceOf(PlanhatRejectedException.class)
                    .hasMessageContaining("longer than maxAnswerBytes=100");
        }

        @Test
        void areRefusedByTheirLengthAfterDecompression() {
            settings.maxAnswerBytes(1_000_000);
            raw(connection -> {
                connection.readHead();
                byte[] zipped = gzip(new byte[2_000_000]);
                connection
                        .write(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + zipped.length + "\r\n\r\n")
                        .write(zipped);
            });

            assertThatThrownBy(() -> send(Calls.get("/companies")))
                    .isInstanceOfSatisfying(PlanhatRejectedException.class, e -> assertThat(e.mayHaveBeenCarriedOut())
                            .isTrue())
                    .hasMessageContaining("longer than maxAnswerBytes=1000000");
        }

        @Test
        void areThoseAboveTheLimitOnly() {
            settings.maxAnswerBytes(100);
            server(200, "x".repeat(100));

            assertThat(send(Calls.get("/companies")).body()).hasSize(100);
        }
    }

    @Nested
    class Timeouts {
        @Test
        void coverAServerThatNeverAnswers() {
            settings.responseTimeout(Duration.ofMillis(300));
            raw(connection -> {
                connection.readHead();
                connection.stall();
            });

            PlanhatUnavailableException e = unavailable(Calls.get("/companies"));

            assertThat(e.getKind()).isEqualTo(Kind.TIMEOUT);
            assertThat(e)
                    .hasMessage("company/list got no whole answer within responseTimeout=0.3 s or the call's deadline; "
                            + "it may have been carried out, or may still be");
        }

        @Test
        void coverABodyThatStalls() {
            settings.responseTimeout(Duration.ofMillis(300));
            raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Content-Length: 100\r\n\r\n[1,");
                connection.stall();
            });

            expect(Kind.TIMEOUT, Calls.get("/companies"));
        }

        @Test
        void coverABodyThatDrips() {
            settings.responseTimeout(Duration.ofMillis(300));
            raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Content-Length: 100000\r\n\r\n");
                while (true) {
                    connection.write(" ");
                    LockSupport.parkNanos(1_000_000);
                }
            });

            expect(Kind.TIMEOUT, Calls.get("/companies"));
        }

        @Test
        void coverAnErrorsBodyWithoutHidingItsStatus() {
            settings.responseTimeout(Duration.ofMillis(300));
            raw(connection -> {
                connection.readHead();
                connection.write("HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nhalf of it");
                connection.stall();
            });

            PlanhatUnavailableException e = unavailable(Calls.get("/companies"));

            assertThat(e.getHttpStatus()).isEqualTo(500);
            assertThat(e.getBodyExcerpt()).isEqualTo("half of it");
        }

        @Test
        void keepToTheDeadline() {
            raw(connection -> {
                connection.readHead();
                connection.stall();
            });
            Attempt attempt = Attempt.first(
                    new Deadline(TimeSource.system(), Duration.ofMillis(300).toNanos()));

            assertThatThrownBy(() -> send(Calls.get("/companies"), attempt))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getKind())
                            .isEqualTo(Kind.TIMEOUT));
        }

        @Test
        void leaveTheNextCallAlone() {
            settings.responseTimeout(Duration.ofMillis(500));
            AtomicInteger number = new AtomicInteger();
            raw(connection -> {
                connection.readHead();
                if (number.getAndIncrement() == 0) {
                    connection.stall();
                }
                connection.write(HEAD + "Content-Length: 2\r\n\r\n[]");
            });

            expect(Kind.TIMEOUT, Calls.get("/companies"));

            assertThat(send(Calls.get("/companies")).body()).isEqualTo("[]");
        }
    }

    @Nested
    class MissingConnections {
        @Test
        void areToldFromMissingAnswers() throws IOException {
            int free;
            try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                free = unused.getLocalPort();
            }
            settings.baseUrl("http://127.0.0.1:" + free);
            Attempt attempt = attempt();

            assertThatThrownBy(() -> send(Calls.create("{}"), attempt))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> {
                        assertThat(e.getKind()).isEqualTo(Kind.CONNECT);
                        assertThat(e.mayHaveBeenCarriedOut()).isFalse();
                        assertThat(e.getAttempts()).isZero();
                    })
                    .hasMessageStartingWith("company/create was not sent: no connection to 127.0.0.1");
            assertThat(attempt.sent()).isFalse();
        }

        @Test
        void nameAnUnknownHost() {
            settings.baseUrl("https://planhat.invalid");

            PlanhatUnavailableException e = unavailable(Calls.get("/companies"));

            assertThat(e.getKind()).isEqualTo(Kind.CONNECT);
            assertThat(e).hasMessage("company/list was not sent: no host is known by the name planhat.invalid");
        }
    }

    /** A server that takes the connection and then does not answer the client's first word. */
    @Nested
    class SilentHandshakes {
        private RawServer silent() {
            RawServer planhat = raw(RawServer.Connection::stall);
            settings.baseUrl("https://127.0.0.1:" + planhat.port());
            return planhat;
        }

        @Test
        void endWithTheConnectTimeout() {
            silent();
            settings.connectTimeout(Duration.ofMillis(300));

            expect(Kind.CONNECT, Calls.create("{}"));
        }

        @Test
        void endWithTheDeadline() {
            silent();
            settings.connectTimeout(Duration.ofHours(1));
            Attempt attempt = Attempt.first(
                    new Deadline(TimeSource.system(), Duration.ofMillis(300).toNanos()));

            assertThatThrownBy(() -> send(Calls.create("{}"), attempt))
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getKind())
                            .isEqualTo(Kind.CONNECT));
        }

        @Test
        void endWithAStop() {
            RawServer planhat = raw(connection -> {
                stop.stop();
                connection.stall();
            });
            settings.baseUrl("https://127.0.0.1:" + planhat.port()).connectTimeout(Duration.ofHours(1));

            expect(Kind.NOT_SENT, Calls.create("{}"));
        }
    }

    @Nested
    class Stops {
        @Test
        void endARunningRequest() {
            raw(connection -> {
                connection.readHead();
                stop.stop();
                connection.stall();
            });

            PlanhatUnavailableException e = unavailable(Calls.get("/companies"));

            assertThat(e.getKind()).isEqualTo(Kind.BROKEN_ANSWER);
            assertThat(e).hasMessageContaining("the component was stopped");
        }

        @Test
        void endABodyThatIsBeingRead() {
            raw(connection -> {
                connection.readHead();
                connection.write(HEAD + "Content-Length: 100\r\n\r\n[1,");
                stop.stop();
                connection.stall();
            });

            expect(Kind.BROKEN_ANSWER, Calls.get("/companies"));
        }

        @Test
        void letNoRequestBegin() {
            TestServer planhat = server(200, "[]");
            stop.stop();

            expect(Kind.NOT_SENT, Calls.get("/companies"));
            assertThat(planhat.requests).isEmpty();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
