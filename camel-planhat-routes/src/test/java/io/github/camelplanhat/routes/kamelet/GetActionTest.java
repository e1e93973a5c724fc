/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GetActionTest {
    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    final KameletHost host = new KameletHost();

    private String acme;

    @BeforeEach
    void seed() {
        acme = PLANHAT.simulator()
                .seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A 1", "sourceId", "S-1"));
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Beta", "externalId", "B-1"));
        host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                .property(
                        "camel.component.planhat.access-token",
                        PLANHAT.simulator().token());
    }

    private static String route(String idKind) {
        return """
                - from:
                    uri: direct:look-up
                    steps:
                      - to: kamelet:planhat-get-action?object=company&idKind=%s
                      - to: mock:after
                """
                .formatted(idKind);
    }

    private JsonNode lookUp(Object body) throws Exception {
        host.send("direct:look-up", body);
        byte[] json = host.mock("after").getExchanges().get(0).getMessage().getBody(byte[].class);
        return new ObjectMapper().readTree(json);
    }

    @Test
    void theRecordComesAsJson() throws Exception {
        host.start(route("id"));

        assertThat(lookUp(acme).path("name").asText()).isEqualTo("Acme");
    }

    @Test
    void theIdMayBeTheUsersOwn() throws Exception {
        host.start(route("externalId"));

        assertThat(lookUp("A 1").path("_id").asText()).isEqualTo(acme);
    }

    @Test
    void theIdMayBeThatOfASource() throws Exception {
        host.start(route("sourceId"));

        assertThat(lookUp("S-1").path("_id").asText()).isEqualTo(acme);
    }

    @Test
    void aMisspeltKindOfIdIsAnErrorBeforeTheCall() throws Exception {
        host.start(route("extId"));

        assertThatThrownBy(() -> host.send("direct:look-up", "S-1"))
                .hasStackTraceContaining("idKind 'extId' is none of id, externalId, sourceId");
        assertThat(PLANHAT.simulator().journal().entries()).isEmpty();
    }

    @Test
    void bytesAreReadAsText() throws Exception {
        host.start(route("id"));

        assertThat(lookUp(acme.getBytes(StandardCharsets.UTF_8)).path("name").asText())
                .isEqualTo("Acme");
    }

    @Test
    void anIdThatAnEarlierStepLeftDoesNotGoBeforeTheBody() throws Exception {
        host.start(
                """
                - from:
                    uri: direct:look-up
                    steps:
                      - setHeader:
                          name: CamelPlanhatExternalId
                          constant: B-1
                      - to: kamelet:planhat-get-action?object=company&idKind=externalId
                      - to: mock:after
                """);

        assertThat(lookUp("A 1").path("name").asText()).isEqualTo("Acme");
        assertThat(host.mock("after").getExchanges().get(0).getMessage().getHeaders())
                .doesNotContainKey(PlanhatConstants.EXTERNAL_ID);
    }

    @Test
    void anUnknownIdIsAnError() throws Exception {
        host.start(route("externalId"));

        assertThatThrownBy(() -> host.send("direct:look-up", "nobody"))
                .hasCauseInstanceOf(PlanhatNotFoundException.class);
    }

    @Test
    void aBlankIdIsAnError() throws Exception {
        host.start(route("id"));

        assertThatThrownBy(() -> host.send("direct:look-up", " ")).hasStackTraceContaining("blank");
    }

    @Test
    void itStandsBetweenSourceAndSinkOfAPipe() throws Exception {
        host.start(
                """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: look-up
                spec:
                  source:
                    uri: direct:look-up
                  steps:
                    - ref:
                        kind: Kamelet
                        apiVersion: camel.apache.org/v1
                        name: planhat-get-action
                      properties:
                        object: company
                  sink:
                    uri: mock:after
                """);

        assertThat(lookUp(acme).path("name").asText()).isEqualTo("Acme");
    }
}
