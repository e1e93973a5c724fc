/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalOverHttpTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PlanhatComponent component = new PlanhatComponent();

    private void start(Consumer<PlanhatComponent> options) {
        PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        options.accept(component);
        camel.addComponent("planhat", component);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Exception send(String uri, Object body) {
        return camel.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body))
                .getException();
    }

    private CallJournal journal() {
        return component.callJournal().orElseThrow();
    }

    @Test
    void aBulkCallIsKeptWithItsCountsAndWithoutItsValues() {
        start(c -> {});

        send("planhat:company/bulkUpsert", List.of(Map.of("externalId", "A-1", "name", "Acme")));

        assertThat(journal().calls()).singleElement().satisfies(call -> {
            assertThat(call.object() + "/" + call.operation()).isEqualTo("company/bulkUpsert");
            assertThat(call.method() + " " + call.path()).isEqualTo("PUT /companies");
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.records()).isEqualTo(1);
            assertThat(call.attempt()).isEqualTo(1);
            assertThat(call.failed()).isFalse();
            assertThat(call.request()).contains("\"name\":\"***\"", "\"externalId\":\"***\"");
            assertThat(call.answer()).contains("\"created\":1").doesNotContain("A-1");
        });
    }

    @Test
    void everyAttemptHasItsEntry() {
        planhat.simulator().faults().next().operation(Operation.LIST).status(503, "{\"error\":\"busy\"}");
        start(c -> {});

        send("planhat:company/list?filter.status=prospect", null);

        assertThat(journal().calls()).extracting(JournaledCall::attempt).containsExactly(2, 1);
        assertThat(journal().failures()).singleElement().satisfies(call -> {
            assertThat(call.status()).isEqualTo(503);
            assertThat(call.failure()).isEqualTo("SERVER_ERROR");
            assertThat(call.answer()).isEqualTo("{\"error\":\"busy\"}");
            assertThat(call.path()).startsWith("/companies?").contains("status=***", "offset=0");
        });
    }

    @Test
    void personalDataIsKeptOnRequestButNoToken() {
        planhat.simulator().faults().next().operation(Operation.GET).status(400, "Jane said test-token");
        start(c -> c.setJournalPersonalData(true));

        send("planhat:company/get?externalId=A-1", null);

        assertThat(journal().failures()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/companies/extid-A-1");
            assertThat(call.answer()).isEqualTo("Jane said ***");
        });
    }

    @Test
    void aLongBodyIsCut() {
        for (int i = 0; i < 50; i++) {
            planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Company " + i));
        }
        start(c -> c.setJournalBodySize(300));

        send("planhat:company/list", null);

        assertThat(journal().calls().get(0).answer()).hasSizeBetween(100, 301).endsWith("…");
    }

    @Test
    void masksMakeNoBodyLongerThanItsBound() {
        start(c -> c.setJournalBodySize(100));

        // A digit becomes five characters.
        send("planhat:company/bulkUpsert", List.of(Map.of("externalId", "A", "numbers", Collections.nCopies(60, 1))));

        assertThat(journal().calls().get(0).request()).hasSize(101).endsWith("…");
    }

    @Test
    void aPathIsCutToo() {
        start(c -> c.setJournalPersonalData(true));

        send("planhat:company/list?filter.companyId=RAW(" + "a,".repeat(1_000) + ")", null);

        assertThat(journal().calls().get(0).path()).hasSize(1_001).endsWith("…");
    }

    @Test
    void withoutBodiesTheRestIsKept() {
        start(c -> c.setJournalBodySize(0));

        send("planhat:company/bulkUpsert", List.of(Map.of("externalId", "A-1", "name", "Acme")));

        assertThat(journal().calls()).singleElement().satisfies(call -> {
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.request() + call.answer()).isEmpty();
        });
    }

    @Test
    void aCallThatFindsNobodyIsKept() {
        start(c -> {
            c.getConfiguration().setBaseUrl("http://localhost:1");
            c.getConfiguration().setMaxRetries(0);
        });

        send("planhat:company/list", null);

        assertThat(journal().failures()).singleElement().satisfies(call -> {
            assertThat(call.failure()).isEqualTo("CONNECT");
            assertThat(call.status()).isZero();
        });
    }

    @Test
    void ofSizeZeroThereIsNone() {
        start(c -> c.setJournalSize(0));

        assertThat(send("planhat:company/list", null)).isNull();
        assertThat(component.callJournal()).isEmpty();
    }

    @Test
    void aNegativeSizeIsRefused() {
        start(c -> c.setJournalSize(-1));

        assertThatThrownBy(() -> send("planhat:company/list", null)).hasStackTraceContaining("journalSize=-1");
    }

    @Test
    void noEndpointCanLiftTheMasking() {
        start(c -> {});

        assertThatThrownBy(() -> camel.getEndpoint("planhat:company/list?journalPersonalData=true"))
                .hasStackTraceContaining("unknown option 'journalPersonalData'");
    }
}
