/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChangesSourceTest {
    private static final String ROUTE =
            """
            - from:
                uri: kamelet:planhat-changes-source?object=company&delay=50&firstRun=created&ignoreFields=description
                steps:
                  - process:
                      ref: hurdle
                  - to: mock:changes
            """;

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    final KameletHost host = new KameletHost();

    private String acme;

    @BeforeEach
    void seed() {
        acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                .property(
                        "camel.component.planhat.access-token",
                        PLANHAT.simulator().token());
    }

    /** Waits until the mock has as many messages. */
    private List<Exchange> changes(int number) {
        MockEndpoint changes = host.mock("changes");
        Awaitility.await().until(() -> changes.getReceivedCounter() == number);
        return changes.getReceivedExchanges();
    }

    private static String kind(Exchange change) {
        return change.getMessage().getHeader(PlanhatConstants.CHANGE, String.class);
    }

    private static JsonNode record(Exchange change) {
        return KameletFile.read(change.getMessage().getBody(String.class));
    }

    @Test
    void aRecordIsToldAsCreatedUpdatedAndDeleted() throws Exception {
        Processor noHurdle = exchange -> {};
        host.bean("hurdle", noHurdle).start(ROUTE);

        Exchange created = changes(1).get(0);
        assertThat(kind(created)).isEqualTo("CREATED");
        assertThat(record(created).path("name").asText()).isEqualTo("Acme");

        host.send("planhat:company/update?externalId=A-1", Map.of("description", "not worth a message"));
        host.send("planhat:company/update?externalId=A-1", Map.of("name", "Acme Inc."));
        Exchange updated = changes(2).get(1);
        assertThat(kind(updated)).isEqualTo("UPDATED");
        assertThat(record(updated).path("name").asText()).isEqualTo("Acme Inc.");

        host.send("planhat:company/delete?id=" + acme, null);
        Exchange deleted = changes(3).get(2);
        assertThat(kind(deleted)).isEqualTo("DELETED");
        assertThat(record(deleted).path("_id").asText()).isEqualTo(acme);
    }

    @Test
    void aChangeWhoseMessageFailedIsToldAgain() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        Processor hurdle = exchange -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the first message fails");
            }
        };

        host.bean("hurdle", hurdle).start(ROUTE);

        assertThat(kind(changes(1).get(0))).isEqualTo("CREATED");
        assertThat(failed).isTrue();
    }

    @Test
    void aPipeBeginsWithIt() throws Exception {
        host.start(
                """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: changes
                spec:
                  source:
                    ref:
                      kind: Kamelet
                      apiVersion: camel.apache.org/v1
                      name: planhat-changes-source
                    properties:
                      object: company
                      firstRun: created
                  sink:
                    uri: mock:changes
                """);

        assertThat(kind(changes(1).get(0))).isEqualTo("CREATED");
    }
}
