/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.webhook;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookSourceTest {
    private static final String OPEN = "kamelet:planhat-webhook-source";
    private static final String GUARDED = OPEN + "?secret=open-sesame&secretHeader=X-Door";

    private final HttpClient http = HttpClient.newHttpClient();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicBoolean fail = new AtomicBoolean();
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = freePort();
        MainHttpServer server = new MainHttpServer();
        server.setCamelContext(camel);
        server.setHost("localhost");
        server.setPort(port);
        camel.addService(server);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void route(String source) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(source)
                        .to("mock:out")
                        .process(exchange -> {
                            if (fail.get()) {
                                throw new IllegalStateException("the door of the cellar is closed");
                            }
                        })
                        .setHeader("Answer-Of-The-Route", constant("private"))
                        .setBody(constant("private"));
            }
        });
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/planhat"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private List<Exchange> received() {
        return camel.getEndpoint("mock:out", MockEndpoint.class).getReceivedExchanges();
    }

    @Nested
    class Messages {
        @Test
        void anObjectArrivesAsAMap() throws Exception {
            route(OPEN);

            HttpResponse<String> answer = post("{\"company\": {\"name\": \"Acme\"}, \"at\": [1, null]}");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(received()).singleElement().satisfies(exchange -> assertThat(
                            exchange.getMessage().getBody())
                    .isEqualTo(Map.of("company", Map.of("name", "Acme"), "at", Arrays.asList(1, null))));
        }

        @Test
        void anyJsonIsTaken() throws Exception {
            route(OPEN);

            assertThat(post("[1, 2]").statusCode()).isEqualTo(204);
            assertThat(post("\"text\"").statusCode()).isEqualTo(204);
            assertThat(received())
                    .extracting(exchange -> exchange.getMessage().getBody())
                    .containsExactly(List.of(1, 2), "text");
        }

        @Test
        void anotherContentTypeDoesNotMatter() throws Exception {
            route(OPEN);

            assertThat(post("{\"a\": 1}", "Content-Type", "text/plain").statusCode())
                    .isEqualTo(204);
            assertThat(received()).hasSize(1);
        }

        @Test
        void whatIsNoJsonIsRefused() throws Exception {
            route(OPEN);

            assertThat(post("{\"a\": ").statusCode()).isEqualTo(400);
            assertThat(post("{} {}").statusCode()).isEqualTo(400);
            assertThat(post("").statusCode()).isEqualTo(400);
            assertThat(received()).isEmpty();
        }

        @Test
        void whatIsNoTextIsRefused() throws Exception {
            route(OPEN);
            byte[] noCharacter = {0, 0, 0, '"', 0x7f, 0x7f, 0x7f, 0x7f, 0, 0, 0, '"'};

            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/planhat"))
                            .POST(BodyPublishers.ofByteArray(noCharacter))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(received()).isEmpty();
        }

        @Test
        void theLargestLimitOfAllTakesAnything() throws Exception {
            route(OPEN + "?maxBodyBytes=" + Integer.MAX_VALUE);

            assertThat(post("{\"a\": 1}").statusCode()).isEqualTo(204);
        }

        @Test
        void onlyPostIsTaken() throws Exception {
            route(OPEN);

            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/planhat"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(405);
        }

        @Test
        void aBodyAboveTheLimitIsRefused() throws Exception {
            route(OPEN + "?maxBodyBytes=10");

            assertThat(post("\"12345678\"").statusCode()).isEqualTo(204);
            assertThat(post("\"123456789\"").statusCode()).isEqualTo(413);
            assertThat(received()).hasSize(1);
        }
    }

    @Nested
    class Headers {
        @Test
        void noHeaderOfTheRequestCanSteerTheRoute() throws Exception {
            route(OPEN);

            post("{}", "CamelPlanhatId", "1", "cAmElHttpUri", "http://evil.example", "X-Kept", "yes");

            assertThat(received().get(0).getMessage().getHeaders().keySet())
                    .contains("X-Kept")
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camel"));
        }

        @Test
        void nothingOfTheRouteGoesBack() throws Exception {
            route(OPEN);

            HttpResponse<String> answer = post("{}", "X-Kept", "yes");

            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().map()).doesNotContainKeys("answer-of-the-route", "x-kept");
        }
    }

    @Nested
    class Secret {
        @Test
        void theSecretOpensAndDoesNotTravelOn() throws Exception {
            route(GUARDED);

            assertThat(post("{}", "X-Door", "open-sesame").statusCode()).isEqualTo(204);
            assertThat(received().get(0).getMessage().getHeaders()).doesNotContainKey("X-Door");
        }

        @Test
        void aMessageWithoutOrWithAnotherSecretIsRefused() throws Exception {
            route(GUARDED);

            assertThat(post("{}").statusCode()).isEqualTo(401);
            assertThat(post("{}", "X-Door", "open-sesam").statusCode()).isEqualTo(401);
            assertThat(post("{}", "X-Door", "").statusCode()).isEqualTo(401);
            assertThat(post("{}", "X-Door", "open-sesame", "X-Door", "other").statusCode())
                    .isEqualTo(401);
            assertThat(received()).isEmpty();
        }

        @Test
        void theSecretStandsInNoNameOfAnEndpoint() throws Exception {
            route(GUARDED);

            assertThat(camel.getEndpoints()).extracting(Object::toString).noneMatch(uri -> uri.contains("open-sesame"));
        }
    }

    @Nested
    class Delivery {
        @Test
        void theAnswerWaitsForTheRoute() throws Exception {
            CountDownLatch goOn = new CountDownLatch(1);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(OPEN).to("mock:out").process(exchange -> goOn.await());
                }
            });
            var answer = http.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/planhat"))
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            MockEndpoint out = camel.getEndpoint("mock:out", MockEndpoint.class);
            out.expectedMessageCount(1);
            out.assertIsSatisfied();

            assertThat(answer.isDone()).isFalse();
            goOn.countDown();
            assertThat(answer.get().statusCode()).isEqualTo(204);
        }

        @Test
        void aFailedRouteIsAnswered500WithoutItsReason() throws Exception {
            route(OPEN);
            fail.set(true);

            HttpResponse<String> answer = post("{}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("cellar").doesNotContain("Exception");
        }

        @Test
        void theSameMessageIsHandledOnce() throws Exception {
            route(OPEN);

            assertThat(post("{\"a\": 1}").statusCode()).isEqualTo(204);
            assertThat(post("{\"a\": 1}").statusCode()).isEqualTo(204);
            assertThat(post("{\"a\": 2}").statusCode()).isEqualTo(204);

            assertThat(received()).hasSize(2);
        }

        @Test
        void whatFailedMayBePostedAgain() throws Exception {
            route(OPEN);
            fail.set(true);
            post("{\"a\": 1}");
            fail.set(false);

            assertThat(post("{\"a\": 1}").statusCode()).isEqualTo(204);
            assertThat(post("{\"a\": 1}").statusCode()).isEqualTo(204);

            assertThat(received()).hasSize(2);
        }

        @Test
        void withoutMemoryEveryMessageIsHandled() throws Exception {
            route(OPEN + "?maxMessages=0");

            post("{}");
            post("{}");

            assertThat(received()).hasSize(2);
        }
    }
}
