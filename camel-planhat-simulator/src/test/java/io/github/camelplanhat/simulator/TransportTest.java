/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.behaviour.Switch.ContentType;
import io.github.camelplanhat.simulator.behaviour.Switch.Gzip;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class TransportTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    private final PlanhatSimulator simulator = planhat.simulator();

    private void seedMany() {
        for (int i = 0; i < 20; i++) {
            simulator.seed(COMPANY, Map.of("name", "Company " + i));
        }
    }

    @Test
    void answersAreCompressedForClientsThatAcceptIt() throws IOException {
        seedMany();
        String plain = Client.api(simulator).get("/companies").text();
        HttpResponse<byte[]> compressed =
                Client.api(simulator).header("Accept-Encoding", "gzip, deflate").raw("/companies");
        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
    }

    @Test
    void compressionCanBeSwitchedOff() throws IOException {
        seedMany();
        simulator.behaviour(Behaviour.defaults().with(Gzip.NEVER));
        HttpResponse<byte[]> plain =
                Client.api(simulator).header("Accept-Encoding", "gzip").raw("/companies");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void theLengthOfAnAnswerIsToldInAdvance() throws IOException {
        seedMany();
        Reply reply = Client.api(simulator).get("/companies");
        assertThat(reply.header("Content-Length")).hasValue("" + reply.text().getBytes(StandardCharsets.UTF_8).length);
        assertThat(reply.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void aConnectionStaysUsableAfterARefusedCallWithALargeBody() throws IOException {
        simulator.tokens().rotate("other-token");
        String large = "[" + " ".repeat(3 << 20) + "]";
        try (Wire wire = new Wire(simulator)) {
            assertThat(wire.announce("PUT", "/companies", large)
                            .body(large)
                            .answer()
                            .status())
                    .isEqualTo(401);
            simulator.tokens().rotate("test-token");
            assertThat(wire.announce("GET", "/companies", "").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void bodiesMayComeInChunks() throws IOException {
        try (Wire wire = new Wire(simulator)) {
            wire.write(
                    "PUT /companies HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer test-token\r\n"
                            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n7\r\n[{'name\r\n7\r\n':'A'}]\r\n0\r\n\r\n");
            assertThat(wire.answer().at("/created").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aBodyThatIsNotAnnouncedAsJsonIs400UnlessSwitched() throws IOException {
        Client form = Client.api(simulator).header("Content-Type", "application/x-www-form-urlencoded");
        assertThat(form.post("/companies", "{'name':'A'}").status()).isEqualTo(400);
        assertThat(simulator.count(COMPANY)).isZero();
        simulator.behaviour(Behaviour.defaults().with(ContentType.IGNORED));
        assertThat(form.post("/companies", "{'name':'A'}").status()).isEqualTo(200);
    }

    @Test
    void everyCallTakesAsLongAsTheLatency() throws IOException {
        simulator.latency(Duration.ofMillis(20));
        Client.api(simulator).get("/companies");
        assertThat(simulator.journal().entries().get(0))
                .satisfies(call -> assertThat(call.endNanos() - call.startNanos())
                        .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos()));
    }

    @Test
    void aClosedSimulatorTakesNoCalls() throws IOException {
        PlanhatSimulator other = PlanhatSimulator.builder().start();
        Client client = Client.api(other);
        assertThat(client.get("/companies").status()).isEqualTo(200);
        other.close();
        assertThatIOException().isThrownBy(() -> client.get("/companies"));
    }

    @Test
    void aForgottenSimulatorKeepsNoProcessAlive() throws IOException {
        Client.api(simulator).get("/companies");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().contains("HTTP-Dispatcher")
                        || thread.getName().contains("planhat-simulator"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(
                        () -> PlanhatSimulator.builder().port(simulator.port()).start())
                .withMessageContaining("port " + simulator.port());
    }
}
