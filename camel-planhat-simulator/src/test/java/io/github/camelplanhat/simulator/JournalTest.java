/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.journal.JournalLimits;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static io.github.camelplanhat.model.Operation.BULK_UPSERT;
import static io.github.camelplanhat.model.Operation.UPDATE;
import static io.github.camelplanhat.model.PlanhatObject.COMPANY;
import static io.github.camelplanhat.model.PlanhatObject.CONVERSATION;
import static io.github.camelplanhat.model.PlanhatObject.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

class JournalTest {
    @RegisterExtension
    static final PlanhatExtension planhat =
            PlanhatExtension.of(PlanhatSimulator.builder().journal(new JournalLimits(3, 10, 15)));

    private final PlanhatSimulator simulator = planhat.simulator();
    private final Client client = Client.api(simulator);

    private JournalEntry only() {
        assertThat(simulator.journal().entries()).hasSize(1);
        return simulator.journal().entries().get(0);
    }

    @Test
    void aCallIsRememberedAsItCame() throws IOException {
        client.header("X-Test", "yes").put("/companies/extid-a%2Fb?x=%20", "{'h':1}");
        JournalEntry call = only();
        assertThat(call.host()).isEqualTo(Host.API);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.path()).isEqualTo("/companies/extid-a%2Fb");
        assertThat(call.query()).isEqualTo("x=%20");
        assertThat(call.header("x-test")).hasValue("yes");
        assertThat(call.header("authorization")).hasValue("Bearer test-token");
        assertThat(call.body()).isEqualTo("{\"h\":1}");
        assertThat(call.bodyIsWhole()).isTrue();
        assertThat(call.object()).hasValue(COMPANY);
        assertThat(call.operation()).hasValue(UPDATE);
        assertThat(call.status()).isEqualTo(404);
        assertThat(call.inFlight()).isEqualTo(1);
        assertThat(call.endNanos()).isGreaterThan(call.startNanos());
    }

    @Test
    void aCallToTheAnalyticsHostIsToldApart() throws IOException {
        Client.analytics(simulator).post("/analytics/" + simulator.tenantToken(), "{}");
        assertThat(only().host()).isEqualTo(Host.ANALYTICS);
        assertThat(only().object()).isEmpty();
    }

    @Test
    void noSecretIsPrinted() throws IOException {
        client.get("/companies?token=test-token");
        assertThat(only().toString()).isEqualTo("API GET /companies 200 (0 bytes)");
    }

    @Test
    void callsAreCounted() throws IOException {
        client.put("/companies", "[]");
        client.get("/companies");
        client.put("/conversations", "[]");
        assertThat(simulator.journal().count()).isEqualTo(3);
        assertThat(simulator.journal().count("PUT", "/companies")).isEqualTo(1);
        assertThat(simulator.journal().count(COMPANY, BULK_UPSERT)).isEqualTo(1);
        assertThat(simulator.journal().count(NOTE, BULK_UPSERT)).isEqualTo(1);
        assertThat(simulator.journal().count(CONVERSATION, BULK_UPSERT)).isEqualTo(1);
    }

    @Test
    void theOldestCallsAreForgotten() throws IOException {
        for (int i = 0; i < 5; i++) {
            client.get("/companies/" + i);
        }
        assertThat(simulator.journal().entries())
                .extracting(JournalEntry::path)
                .containsExactly("/companies/2", "/companies/3", "/companies/4");
    }

    @Test
    void ofALargeBodyTheStartIsKeptAndItsSize() throws IOException {
        client.put("/companies", "[{'name':'A'}]");
        assertThat(only().body()).isEqualTo("[{\"name\":\"");
        assertThat(only().bodySize()).isEqualTo(14);
        assertThat(only().bodyIsWhole()).isFalse();
    }

    @Test
    void theOldestBodiesAreLetGo() throws IOException {
        client.post("/companies", "{'a': 1  }");
        client.post("/companies", "{'b': 1  }");
        assertThat(simulator.journal().entries().get(0).body()).isEmpty();
        assertThat(simulator.journal().entries().get(0).bodyIsWhole()).isFalse();
        assertThat(simulator.journal().entries().get(1).body()).isEqualTo("{\"b\": 1  }");
    }

    @Test
    void callsOneAfterTheOtherDoNotOverlap() throws IOException {
        client.get("/companies");
        client.get("/assets");
        JournalEntry first = simulator.journal().entries().get(0);
        JournalEntry second = simulator.journal().entries().get(1);
        assertThat(first.overlaps(second)).isFalse();
        assertThat(second.overlaps(first)).isFalse();
    }

    @Test
    void callsAtTheSameTimeOverlap() throws IOException {
        try (Wire wire = new Wire(simulator)) {
            wire.announce("PUT", "/companies", "[]");
            Until.holds(() -> simulator.journal().count() == 1);
            client.get("/assets");
            JournalEntry first = simulator.journal().entries().get(0);
            JournalEntry second = simulator.journal().entries().get(1);
            assertThat(first.status()).isZero();
            assertThat(first.overlaps(second)).isTrue();
            wire.body("[]").answer();
            assertThat(second.overlaps(first)).isTrue();
        }
    }
}
