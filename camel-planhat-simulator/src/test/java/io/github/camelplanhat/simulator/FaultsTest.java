/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.Operation.BULK_UPSERT;
import static io.github.camelplanhat.model.Operation.LIST;
import static io.github.camelplanhat.model.PlanhatObject.ASSET;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultsTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private static final Duration LONG = Duration.ofMinutes(5);

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);

    @Nested
    class Choosing {
        @Test
        void aFaultIsForTheNextCallAndForNoFurtherOne() throws IOException {
            simulator.faults().next().status(503);
            assertThat(client.get("/companies").status()).isEqualTo(503);
            assertThat(client.get("/companies").status()).isEqualTo(200);
            assertThat(simulator.faults().pending()).isZero();
        }

        @Test
        void aFaultCanBeForSeveralCallsOrForAll() throws IOException {
            simulator.faults().next().times(2).status(500);
            simulator.faults().next().always().status(504);
            assertThat(client.get("/companies").status()).isEqualTo(500);
            assertThat(client.get("/companies").status()).isEqualTo(500);
            assertThat(client.get("/companies").status()).isEqualTo(504);
            assertThat(client.get("/companies").status()).isEqualTo(504);
            simulator.faults().clear();
            assertThat(client.get("/companies").status()).isEqualTo(200);
        }

        @Test
        void theFirstMatchingCallsCanPass() throws IOException {
            simulator.faults().next().after(1).status(503);
            assertThat(client.get("/companies").status()).isEqualTo(200);
            assertThat(client.get("/companies").status()).isEqualTo(503);
        }

        @Test
        void aFaultWaitsForTheCallThatItIsMeantFor() throws IOException {
            simulator.faults().next().object(COMPANY).operation(LIST).status(500);
            assertThat(client.get("/assets").status()).isEqualTo(200);
            assertThat(client.put("/companies", "[]").status()).isEqualTo(200);
            assertThat(client.get("/companies?limit=1").status()).isEqualTo(500);
        }

        @Test
        void methodPathHostAndAnyOtherConditionNarrow() throws IOException {
            simulator.faults().next().method("PUT").path("/assets").status(500);
            simulator.faults().next().host(Host.ANALYTICS).status(502);
            simulator
                    .faults()
                    .next()
                    .matching(call -> call.query().contains("offset=2"))
                    .status(503);
            assertThat(client.get("/assets").status()).isEqualTo(200);
            assertThat(client.put("/assets", "[]").status()).isEqualTo(500);
            assertThat(client.get("/assets?offset=2").status()).isEqualTo(503);
            assertThat(Client.analytics(simulator).post("/dock/segment", "{}").status())
                    .isEqualTo(502);
        }

        @Test
        void aFaultForLargeBodiesLetsSmallOnesPass() throws IOException {
            simulator.faults().next().bodyAbove(30).always().status(413);
            assertThat(client.put("/companies", "[{'name':'A'}]").status()).isEqualTo(200);
            assertThat(client.put("/companies", "[{'name':'A'},{'name':'B'},{'name':'C'}]")
                            .status())
                    .isEqualTo(413);
        }

        @Test
        void aFaultForNoCallIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> simulator.faults().next().times(0));
        }
    }

    @Nested
    class WithoutWork {
        @Test
        void aStatusWithAnyBodyAndHeaders() throws IOException {
            simulator.faults().next().status(429, "slow down", Map.of("Retry-After", "7"));
            Reply reply = client.put("/companies", "[{'name':'A'}]");
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.text()).isEqualTo("slow down");
            assertThat(reply.header("Retry-After")).hasValue("7");
            assertThat(simulator.count(COMPANY)).isZero();
        }

        @Test
        void aJsonBodyIsCalledJson() throws IOException {
            simulator.faults().next().status(400, "{\"error\":\"x\"}");
            assertThat(client.get("/companies").header("Content-Type").orElseThrow())
                    .startsWith("application/json");
        }

        @Test
        void theConnectionClosesBeforeTheAnswer() {
            simulator.faults().next().times(2).closeConnectionBeforeAnswer();
            assertThatIOException().isThrownBy(() -> client.put("/companies", "[{'name':'A'}]"));
            assertThat(simulator.count(COMPANY)).isZero();
        }
    }

    @Nested
    class AfterTheWork {
        @Test
        void theAnswerIsLost() {
            simulator.faults().next().appliedButAnswerLost();
            assertThatIOException().isThrownBy(() -> client.post("/companies", "{'name':'A'}"));
            assertThat(simulator.count(COMPANY)).isEqualTo(1);
            assertThat(simulator.journal().entries().get(0).status()).isEqualTo(-1);
        }

        @Test
        void theBodyIsCut() {
            simulator.seed(COMPANY, Map.of("name", "A"));
            simulator.faults().next().cutBody(5);
            assertThatIOException().isThrownBy(() -> client.get("/companies"));
        }

        @Test
        void theBodyIsNoJson() throws IOException {
            simulator.faults().next().garbledBody();
            String garbled = client.put("/companies", "[{'name':'A'}]").text();
            assertThat(catchJson(garbled)).isInstanceOf(JsonProcessingException.class);
            assertThat(simulator.count(COMPANY)).isEqualTo(1);
        }

        private static Exception catchJson(String text) {
            try {
                new ObjectMapper().readTree(text);
                return null;
            } catch (JsonProcessingException e) {
                return e;
            }
        }

        @Test
        void theBodyComesSlowlyButWhole() throws IOException {
            simulator.faults().next().slowBytes(3, Duration.ofMillis(1));
            assertThat(client.put("/companies", "[{'name':'A'}]").at("/created").asInt())
                    .isEqualTo(1);
        }

        @Test
        void aBulkAnswerCanBeAnything() throws IOException {
            simulator.faults().next().operation(BULK_UPSERT).bulkAnswer("{\"created\":1}");
            simulator.faults().next().operation(BULK_UPSERT).bulkAnswer(206, "");
            assertThat(client.put("/companies", "[{'name':'A'}]").text()).isEqualTo("{\"created\":1}");
            Reply nothing = client.put("/companies", "[{'name':'B'}]");
            assertThat(nothing.status()).isEqualTo(206);
            assertThat(nothing.text()).isEmpty();
            assertThat(simulator.count(COMPANY)).isEqualTo(2);
        }

        @Test
        void theHonestAnswerCanBeRewritten() throws IOException {
            simulator.faults().next().rewriteAnswer(200, honest -> honest.replace("\"created\":1", "\"created\":7"));
            assertThat(client.put("/companies", "[{'name':'A'}]").at("/created").asInt())
                    .isEqualTo(7);
        }

        @Test
        void theAnswerIsLate() throws IOException {
            simulator.faults().next().delay(Duration.ofMillis(20));
            client.get("/companies");
            assertThat(simulator.journal().entries().get(0))
                    .satisfies(call -> assertThat(call.endNanos() - call.startNanos())
                            .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos()));
        }
    }

    @Nested
    class Stalls {
        @Test
        void theHeadersComeAndThenNothingUntilTheConnectionCloses() throws IOException {
            simulator.seed(ASSET, Map.of("name", "A"));
            simulator.faults().next().stallAfterHeaders(Duration.ofMillis(20));
            try (Wire wire = new Wire(simulator)) {
                wire.announce("GET", "/assets", "");
                Reply cut = wire.answer();
                assertThat(cut.status()).isEqualTo(200);
                assertThat(cut.text()).isEmpty();
            }
        }

        @Test
        void theCallStaysInFlightWhileItStalls() throws IOException {
            simulator.seed(ASSET, Map.of("name", "A"));
            simulator.faults().next().stallAfterHeaders(LONG);
            try (Wire wire = new Wire(simulator)) {
                wire.announce("GET", "/assets", "");
                Until.holds(() -> simulator.journal().count() == 1);
                client.get("/companies");
                assertThat(simulator.journal().entries().get(1).inFlight()).isEqualTo(2);
            }
        }

        @Test
        void closingTheSimulatorEndsEveryWait() {
            PlanhatSimulator other = PlanhatSimulator.builder().start();
            other.faults().next().delay(LONG);
            CompletableFuture<Reply> waiting = Client.api(other).sendLater("GET", "/companies", null);
            Until.holds(() -> other.journal().count() == 1);
            other.close();
            Until.holds(waiting::isDone);
            assertThat(waiting).isDone();
        }
    }
}
