/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.kamelet;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.error.PlanhatRefusedRecordsException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UpsertSinkTest {
    private static final List<Map<String, String>> ONE_OF_TWO_IS_SOUND =
            List.of(Map.of("externalId", "A-1", "name", "Acme"), Map.of("externalId", "A-2"));

    @RegisterExtension
    static final PlanhatExtension PLANHAT = PlanhatExtension.create();

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @RegisterExtension
    final KameletHost host = new KameletHost();

    private KameletHost configuredHost() {
        return host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                .property(
                        "camel.component.planhat.access-token",
                        PLANHAT.simulator().token());
    }

    private static String route(String sink) {
        return """
                - from:
                    uri: direct:accounts
                    steps:
                      - to: "%s"
                      - to: mock:after
                """
                .formatted(sink);
    }

    @Test
    void jsonOfARouteReachesPlanhatWithTheHostsOwnComponent() throws Exception {
        configuredHost().start(route("kamelet:planhat-upsert-sink?object=company"));

        host.send("direct:accounts", "[{\"externalId\": \"A-1\", \"name\": \"Acme\"}]");

        assertThat(PLANHAT.simulator().find(PlanhatObject.COMPANY, "name", "Acme"))
                .isPresent();
    }

    @Test
    void itNeedsNothingOfTheHostWhenItsPropertiesSayEverything() throws Exception {
        host.property("planhat.token", PLANHAT.simulator().token())
                .property("planhat.url", PLANHAT.baseUrl())
                .start(
                        """
                        - from:
                            uri: direct:accounts
                            steps:
                              - to:
                                  uri: kamelet:planhat-upsert-sink
                                  parameters:
                                    object: company
                                    accessToken: "{{planhat.token}}"
                                    baseUrl: "{{planhat.url}}"
                        """);

        host.send("direct:accounts", Map.of("externalId", "A-1", "name", "Acme"));

        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);
    }

    @Test
    void aPipeEndsInIt() throws Exception {
        configuredHost()
                .start(
                        """
                        apiVersion: camel.apache.org/v1
                        kind: Pipe
                        metadata:
                          name: accounts-to-planhat
                        spec:
                          source:
                            uri: direct:accounts
                          sink:
                            ref:
                              kind: Kamelet
                              apiVersion: camel.apache.org/v1
                              name: planhat-upsert-sink
                            properties:
                              object: company
                        """);

        host.send("direct:accounts", "{\"externalId\": \"A-1\", \"name\": \"Acme\"}");

        assertThat(PLANHAT.simulator().count(PlanhatObject.COMPANY)).isEqualTo(1);
    }

    @Test
    void everyObjectIsWritten() throws Exception {
        String company = PLANHAT.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme"));
        configuredHost().start(route("kamelet:planhat-upsert-sink?object=enduser"));

        host.send("direct:accounts", Map.of("email", "jo@acme.example", "companyId", company));

        assertThat(PLANHAT.simulator().count(PlanhatObject.ENDUSER)).isEqualTo(1);
    }

    @Test
    void noRouteStartsUntilItIsUsed() throws Exception {
        configuredHost().start(route("mock:elsewhere"));

        assertThat(host.camel().getRoutesSize()).isEqualTo(1);
    }

    @Test
    void anUnknownObjectIsRefusedWithTheNearestName() throws Exception {
        assertThatThrownBy(() -> configuredHost().start(route("kamelet:planhat-upsert-sink?object=compny")))
                .rootCause()
                .hasMessageContaining("did you mean company?");
    }

    @Nested
    class Credentials {
        @Test
        void aPropertyOfTheHostWithTheSameNameIsNotTaken() throws Exception {
            configuredHost()
                    .property("accessToken", "test-token-of-something-else")
                    .property("region", "eu-west-1")
                    .start(route("kamelet:planhat-upsert-sink?object=company"));

            BulkOutcome outcome = (BulkOutcome) host.send("direct:accounts", Map.of("externalId", "A", "name", "A"));

            assertThat(outcome.getCreated()).isEqualTo(1);
        }

        @Test
        void theKameletsTokenGoesBeforeTheComponents() throws Exception {
            host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                    .property("camel.component.planhat.access-token", "test-token-of-another-tenant")
                    .property(
                            "camel.kamelet.planhat-upsert-sink.accessToken",
                            PLANHAT.simulator().token())
                    .start(route("kamelet:planhat-upsert-sink?object=company"));

            BulkOutcome outcome = (BulkOutcome) host.send("direct:accounts", Map.of("externalId", "A", "name", "A"));

            assertThat(outcome.getCreated()).isEqualTo(1);
        }

        @Test
        void everyCharacterOfATokenArrives() throws Exception {
            String token = "test+token%2B&with=signs";
            PLANHAT.simulator().tokens().rotate(token);
            host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                    .property("camel.kamelet.planhat-upsert-sink.accessToken", token)
                    .start(route("kamelet:planhat-upsert-sink?object=company"));

            BulkOutcome outcome = (BulkOutcome) host.send("direct:accounts", Map.of("externalId", "A", "name", "A"));

            assertThat(outcome.getCreated()).isEqualTo(1);
        }

        @Test
        void everyCharacterOfARawTokenArrives() throws Exception {
            String token = "test+token%2B&with=signs";
            PLANHAT.simulator().tokens().rotate(token);
            host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                    .property("planhat.token", token)
                    .start(route("kamelet:planhat-upsert-sink?object=company&accessToken=RAW({{planhat.token}})"));

            BulkOutcome outcome = (BulkOutcome) host.send("direct:accounts", Map.of("externalId", "A", "name", "A"));

            assertThat(outcome.getCreated()).isEqualTo(1);
        }

        @Test
        void withoutAnyTokenItTellsWhereOneBelongs() throws Exception {
            assertThatThrownBy(() -> host.start(route("kamelet:planhat-upsert-sink?object=company")))
                    .rootCause()
                    .hasMessageContaining("accessToken is missing");
        }

        @Test
        void theTokenIsNotLogged() throws Exception {
            String token = PLANHAT.simulator().token();
            host.property("camel.component.planhat.base-url", PLANHAT.baseUrl())
                    .start(route("kamelet:planhat-upsert-sink?object=company&accessToken=" + token));
            PLANHAT.simulator().tokens().revoke(token);

            Throwable failure = catchThrowableOfType(
                    CamelExecutionException.class, () -> host.send("direct:accounts", Map.of("name", "A")));

            assertThat(failure).hasStackTraceContaining("401");
            assertThat(log.text()).contains("401").doesNotContain(token);
        }
    }

    @Nested
    class RefusedRecords {
        @Test
        void failTheExchangeUnlessToldOtherwise() throws Exception {
            configuredHost().start(route("kamelet:planhat-upsert-sink?object=company"));

            Throwable failure = catchThrowableOfType(
                            CamelExecutionException.class, () -> host.send("direct:accounts", ONE_OF_TWO_IS_SOUND))
                    .getCause();

            assertThat(failure).isInstanceOf(PlanhatRefusedRecordsException.class);
            assertThat(((PlanhatRefusedRecordsException) failure).getOutcome().getRecords())
                    .extracting(r -> r.index())
                    .containsExactly(1L);
        }

        @Test
        void areReportedInOneLineAndInTheOutcome() throws Exception {
            configuredHost().start(route("kamelet:planhat-upsert-sink?object=company&onRefused=report"));

            host.send("direct:accounts", ONE_OF_TWO_IS_SOUND);

            assertThat(log.lines("kamelet.planhat-upsert-sink"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("company: 1 refused and 0 unknown of 2 records")
                    .contains("record 1: ");
            assertThat(host.mock("after").getExchanges().get(0).getMessage().getBody(BulkOutcome.class))
                    .extracting(BulkOutcome::getCreated, BulkOutcome::getRefused)
                    .containsExactly(1L, 1L);
        }

        @Test
        void soundRecordsAreWorthNoLine() throws Exception {
            configuredHost().start(route("kamelet:planhat-upsert-sink?object=company&onRefused=report"));

            host.send("direct:accounts", ONE_OF_TWO_IS_SOUND.get(0));

            assertThat(log.lines("kamelet.planhat-upsert-sink")).isEmpty();
        }
    }
}
