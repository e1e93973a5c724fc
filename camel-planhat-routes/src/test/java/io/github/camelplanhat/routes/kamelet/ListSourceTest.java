/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.util.Map;

import org.apache.camel.component.mock.MockEndpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ListSourceTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    final KameletHost host = new KameletHost();

    private String acme;

    @BeforeEach
    void seed() {
        acme = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Beta", "externalId", "B-1"));
        PLANHAT.simulator()
                .seed(PlanhatObject.ENDUSER, Map.of("companyId", acme, "email", "jo@acme.example", "archived", true));
    }

    private KameletHost configuredHost() {
        return host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                .property(
                        "camel.component.planhat.access-token",
                        PLANHAT.simulator().token());
    }

    private static String route(String more) {
        return """
                - from:
                    uri: kamelet:planhat-list-source?repeatCount=1&%s
                    steps:
                      - to: mock:records
                """
                .formatted(more);
    }

    private MockEndpoint records(int number) {
        MockEndpoint records = host.mock("records");
        Awaitility.await().until(() -> records.getReceivedCounter() == number);
        return records;
    }

    @Test
    void eachRecordIsAMessageOfJson() throws Exception {
        configuredHost().start(route("object=company"));

        MockEndpoint records = records(2);
        assertThat(KameletFile.read(records.getExchanges().get(0).getMessage().getBody(String.class))
                        .path("name")
                        .asText())
                .isEqualTo("Acme");
        assertThat(records.getExchanges().get(0).getMessage().getHeader(PlanhatConstants.ID))
                .isEqualTo(acme);
    }

    @Test
    void theListMayBeComplete() throws Exception {
        configuredHost().start(route("object=enduser&complete=true"));

        records(1);
    }

    @Test
    void itNeedsNothingOfTheHostWhenItsPropertiesSayEverything() throws Exception {
        host.property("planhat.url", PLANHAT.baseUrl())
                .property("planhat.token", PLANHAT.simulator().token())
                .start(
                        """
                        apiVersion: camel.apache.org/v1
                        kind: Pipe
                        metadata:
                          name: companies
                        spec:
                          source:
                            ref:
                              kind: Kamelet
                              apiVersion: camel.apache.org/v1
                              name: planhat-list-source
                            properties:
                              object: company
                              repeatCount: 1
                              accessToken: "RAW({{planhat.token}})"
                              baseUrl: "RAW({{planhat.url}})"
                          sink:
                            uri: mock:records
                        """);

        records(2);
    }
}
