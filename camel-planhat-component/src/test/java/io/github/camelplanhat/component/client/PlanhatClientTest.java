/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PlanhatClientTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aCallReturnsWhatItsReaderMadeOfTheAnswer() {
        try (TestServer server = TestServer.answering(200, "[{\"_id\":\"1\"}]");
                PlanhatClient client =
                        new PlanhatClient(Calls.settings(server.url()).build())) {
            PlanhatAnswer<String> answer = client.send(Calls.get("/companies")
                    .query("limit", 5000)
                    .query("sort", "a b")
                    .build());

            assertThat(answer).isEqualTo(new PlanhatAnswer<>(200, "[{\"_id\":\"1\"}]", 1, false));
            assertThat(server.requests).singleElement().satisfies(request -> {
                assertThat(request.target()).isEqualTo("/companies?limit=5000&sort=a%20b");
                assertThat(request.header("Authorization")).isEqualTo("Bearer " + Calls.TOKEN);
            });
        }
    }

    @Test
    void aCallIsRepeatedUntilItIsAnswered() {
        AtomicInteger number = new AtomicInteger();
        try (TestServer server = new TestServer(exchange -> {
                    int attempt = number.incrementAndGet();
                    TestServer.answer(exchange, attempt < 3 ? 500 : 200, "" + attempt);
                });
                PlanhatClient client =
                        new PlanhatClient(Calls.settings(server.url()).build())) {
            assertThat(client.send(Calls.get("/companies").build())).isEqualTo(new PlanhatAnswer<>(200, "3", 3, true));
        }
    }

    @Test
    void aBodyIsWrittenAgainForEachAttempt() {
        AtomicInteger number = new AtomicInteger();
        try (TestServer server = new TestServer(
                        exchange -> TestServer.answer(exchange, number.incrementAndGet() == 1 ? 503 : 200, "{}"));
                PlanhatClient client =
                        new PlanhatClient(Calls.settings(server.url()).build())) {
            client.send(Calls.create("{\"name\":\"x\"}").build());

            assertThat(server.requests)
                    .extracting(TestServer.Request::body)
                    .containsExactly("{\"name\":\"x\"}", "{\"name\":\"x\"}");
        }
    }

    @Test
    void a429IsWaitedForInTheQuota() {
        AtomicInteger number = new AtomicInteger();
        try (TestServer server = new TestServer(exchange -> TestServer.answer(
                        exchange, number.incrementAndGet() == 1 ? 429 : 200, "", "Retry-After", "0"));
                PlanhatClient client =
                        new PlanhatClient(Calls.settings(server.url()).build())) {
            PlanhatAnswer<String> answer = client.send(Calls.create("{}").build());

            assertThat(answer).isEqualTo(new PlanhatAnswer<>(200, "", 2, false));
            assertThat(client.quota().snapshot().usedThisMinute()).isEqualTo(2);
        }
    }

    @Test
    void noMoreCallsRunAtOnceThanAllowed() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        try (TestServer server = new TestServer(exchange -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    three.countDown();
                    waitFor(three);
                    running.decrementAndGet();
                    TestServer.answer(exchange, 200, "[]");
                });
                PlanhatClient client = new PlanhatClient(
                        Calls.settings(server.url()).maxInFlight(3).build())) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(
                        threads.submit(() -> client.send(Calls.get("/companies").build())));
            }
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }

            assertThat(most).hasValue(3);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSharedQuotaCountsTheCallsOfAllItsClients() {
        Quota shared = Quota.sliding(200, 150, 50);
        try (TestServer server = TestServer.answering(200, "[]");
                PlanhatClient one = new PlanhatClient(
                        Calls.settings(server.url()).quota(shared).build());
                PlanhatClient other = new PlanhatClient(
                        Calls.settings(server.url()).quota(shared).build())) {
            one.send(Calls.get("/companies").build());
            other.send(Calls.get("/companies").build());

            assertThat(shared.snapshot().usedThisMinute()).isEqualTo(2);
        }
    }

    @Test
    void theHttpClientCanBeCustomizedButNotMadeToActOnItsOwn() {
        try (TestServer server = TestServer.answering(302, "", "Location", "/elsewhere");
                PlanhatClient client = new PlanhatClient(Calls.settings(server.url())
                        .httpClientCustomizer(http -> http.addRequestInterceptorLast(
                                        (request, entity, context) -> request.setHeader("X-Trace", "1"))
                                .setRedirectStrategy(new org.apache.hc.client5.http.impl.DefaultRedirectStrategy()))
                        .build())) {
            assertThatThrownBy(() -> client.send(Calls.get("/companies").build()))
                    .hasMessageContaining("302");
            assertThat(server.requests).singleElement().satisfies(request -> assertThat(request.header("X-Trace"))
                    .isEqualTo("1"));
        }
    }

    @Nested
    class Closing {
        private final PlanhatClient client = new PlanhatClient(Calls.settings("http://127.0.0.1:1")
                .retryDelay(Duration.ofHours(1))
                .retryMaxDelay(Duration.ofHours(1))
                .deadline(Duration.ofHours(10))
                .build());

        private void assertEndsAsNotSent(Future<?> future) {
            assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(PlanhatUnavailableException.class, e -> assertThat(e.getKind())
                            .isEqualTo(Kind.NOT_SENT));
        }

        @Test
        void endsAPause() {
            CountDownLatch started = new CountDownLatch(1);
            Future<?> pause = threads.submit(() -> {
                started.countDown();
                client.pause(Duration.ofHours(1));
            });
            waitFor(started);

            client.close();

            assertEndsAsNotSent(pause);
        }

        @Test
        void endsTheWaitBetweenTwoAttempts() {
            CountDownLatch retrying = new CountDownLatch(1);
            CallObserver observer = new CallObserver() {
                @Override
                public void retrying(CallInfo call, AttemptResult last, Duration delay) {
                    retrying.countDown();
                }
            };
            PlanhatClient waiting = new PlanhatClient(Calls.settings("http://127.0.0.1:1")
                    .retryDelay(Duration.ofMinutes(1))
                    .retryMaxDelay(Duration.ofMinutes(1))
                    .observer(observer)
                    .build());
            Future<?> call =
                    threads.submit(() -> waiting.send(Calls.get("/companies").build()));
            waitFor(retrying);

            waiting.close();

            assertEndsAsNotSent(call);
        }

        @Test
        void endsTheWaitForTheQuota() {
            client.quota().closeFor(Duration.ofMinutes(1));
            Future<?> call =
                    threads.submit(() -> client.send(Calls.get("/companies").build()));
            await().until(() -> client.quota().snapshot().waitingLive() == 1);

            client.close();

            assertEndsAsNotSent(call);
        }

        @Test
        void endsARunningRequestWithoutRepeatingIt() {
            CountDownLatch arrived = new CountDownLatch(1);
            try (RawServer server = new RawServer(connection -> {
                connection.readHead();
                arrived.countDown();
                connection.stall();
            })) {
                PlanhatClient running =
                        new PlanhatClient(Calls.settings(server.url()).build());
                Future<?> call = threads.submit(
                        () -> running.send(Calls.get("/companies").build()));
                waitFor(arrived);

                running.close();

                assertThatThrownBy(() -> call.get(30, TimeUnit.SECONDS))
                        .cause()
                        .isInstanceOfSatisfying(
                                PlanhatUnavailableException.class,
                                e -> assertThat(e.mayHaveBeenCarriedOut()).isTrue())
                        .hasMessageContaining("the component was stopped");
                assertThat(server.heads).hasSize(1);
            }
        }

        @Test
        void refusesFurtherCalls() {
            client.close();

            assertThatThrownBy(() -> client.send(Calls.get("/companies").build()))
                    .hasMessage("company/list was not sent: the component is stopped");
            assertThatThrownBy(() -> client.pause(Duration.ofSeconds(1)))
                    .isInstanceOf(PlanhatUnavailableException.class);
        }

        @Test
        void canBeDoneTwice() {
            client.close();
            client.close();

            assertThatThrownBy(() -> client.pause(Duration.ZERO)).isInstanceOf(PlanhatUnavailableException.class);
        }
    }

    @Test
    void anInterruptedPauseKeepsTheInterrupt() {
        try (PlanhatClient client =
                new PlanhatClient(Calls.settings("http://127.0.0.1:1").build())) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> client.pause(Duration.ofSeconds(1)))
                    .isInstanceOf(PlanhatUnavailableException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
