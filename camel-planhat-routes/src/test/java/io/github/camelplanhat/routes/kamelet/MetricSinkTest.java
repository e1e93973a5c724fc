/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricSinkTest {
    private static final Map<String, Object> LOGINS =
            Map.of("dimensionId", "logins", "externalId", "A-1", "value", 3, "date", "2026-01-05");

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @RegisterExtension
    final KameletHost host = new KameletHost();

    @BeforeEach
    void analyticsHost() {
        PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        host.property("planhat.analytics", PLANHAT.analyticsUrl())
                .property("planhat.tenant", PLANHAT.simulator().tenantToken());
    }

    private static String route(String more) {
        return """
                - from:
                    uri: direct:usage
                    steps:
                      - to: "kamelet:planhat-metric-sink?tenantToken={{planhat.tenant}}&analyticsUrl={{planhat.analytics}}%s"
                """
                .formatted(more);
    }

    @Test
    void valuesReachTheAnalyticsHost() throws Exception {
        host.start(route(""));

        BulkOutcome outcome = (BulkOutcome) host.send("direct:usage", LOGINS);

        assertThat(outcome.getSent()).isEqualTo(1);
        assertThat(PLANHAT.simulator().metrics().points()).hasSize(1);
    }

    @Test
    void aPipeEndsInIt() throws Exception {
        host.start(
                """
                apiVersion: camel.apache.org/v1
                kind: Pipe
                metadata:
                  name: usage
                spec:
                  source:
                    uri: direct:usage
                  sink:
                    ref:
                      kind: Kamelet
                      apiVersion: camel.apache.org/v1
                      name: planhat-metric-sink
                    properties:
                      tenantToken: "RAW({{planhat.tenant}})"
                      analyticsUrl: "RAW({{planhat.analytics}})"
                """);

        host.send("direct:usage", List.of(LOGINS));

        assertThat(PLANHAT.simulator().metrics().points()).hasSize(1);
    }

    @Test
    void aValueThatIsNoNumberFails() throws Exception {
        host.start(route(""));

        assertThatThrownBy(() -> host.send(
                        "direct:usage", Map.of("dimensionId", "logins", "externalId", "A-1", "value", "many")))
                .hasCauseInstanceOf(PlanhatRefusedRecordsException.class);
    }

    @Test
    void aValueThatIsNoNumberIsReportedOnDemand() throws Exception {
        host.start(route("&onRefused=report"));

        host.send("direct:usage", Map.of("dimensionId", "logins", "externalId", "A-1", "value", "many"));

        assertThat(log.lines("kamelet.planhat-metric-sink"))
                .singleElement()
                .asString()
                .contains("1 refused and 0 unknown of 1 records");
    }
}
