/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

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

class ActivitySinkTest {
    private static final String LOGIN =
            """
            {"email": "jo@acme.example", "companyExternalId": "A-1", "action": "Logged in", "date": "2026-01-31"}""";

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
                    uri: direct:logins
                    steps:
                      - to: "kamelet:planhat-activity-sink?tenantToken={{planhat.tenant}}&analyticsUrl={{planhat.analytics}}%s"
                """
                .formatted(more);
    }

    @Test
    void activitiesReachTheAnalyticsHost() throws Exception {
        host.start(route(""));

        BulkOutcome outcome = (BulkOutcome) host.send("direct:logins", "[" + LOGIN + "," + LOGIN + "]");

        assertThat(outcome.getSent()).isEqualTo(2);
        assertThat(PLANHAT.simulator().activities().accepted()).hasSize(2);
    }

    @Test
    void theHostsOwnComponentMayHaveTheToken() throws Exception {
        host.property(
                        "camel.component.planhat.tenant-token",
                        PLANHAT.simulator().tenantToken())
                .property("camel.component.planhat.analytics-url", PLANHAT.analyticsUrl())
                .start(
                        """
                        apiVersion: camel.apache.org/v1
                        kind: Pipe
                        metadata:
                          name: logins
                        spec:
                          source:
                            uri: direct:logins
                          sink:
                            ref:
                              kind: Kamelet
                              apiVersion: camel.apache.org/v1
                              name: planhat-activity-sink
                        """);

        host.send("direct:logins", LOGIN);

        assertThat(PLANHAT.simulator().activities().accepted()).hasSize(1);
    }

    @Test
    void anActivityOfNobodyFails() throws Exception {
        host.start(route(""));

        assertThatThrownBy(() -> host.send("direct:logins", "{\"action\": \"Logged in\"}"))
                .hasCauseInstanceOf(PlanhatRefusedRecordsException.class);
    }

    @Test
    void anActivityOfNobodyIsReportedOnDemand() throws Exception {
        host.start(route("&onRefused=report"));

        host.send("direct:logins", "[{\"action\": \"Logged in\"}," + LOGIN + "]");

        assertThat(log.lines("kamelet.planhat-activity-sink"))
                .singleElement()
                .asString()
                .contains("1 refused and 0 unknown of 2 records");
        assertThat(PLANHAT.simulator().activities().accepted()).hasSize(1);
    }

    @Test
    void theTenantTokenIsNotLogged() throws Exception {
        host.start(route(""));

        host.send("direct:logins", LOGIN);

        assertThat(log.text())
                .contains("tenantToken = xxxxxx")
                .doesNotContain(PLANHAT.simulator().tenantToken());
    }
}
