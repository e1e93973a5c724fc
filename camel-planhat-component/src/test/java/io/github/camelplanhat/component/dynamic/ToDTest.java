/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dynamic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.component.PlanhatEndpoint;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ToDTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatContext camel;

    @BeforeEach
    void start() {
        camel = new PlanhatContext(planhat.simulator());
        planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme", "externalId", "A-1"));
        planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "B & C + 1%", "externalId", "B&C=1%+2"));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    private void route(String uri) throws Exception {
        camel.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").toD(uri);
            }
        });
    }

    private Exchange send(Object body) {
        return send(body, Map.of());
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        return camel.exchange("direct:in", body, headers);
    }

    private static Object name(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class).get("name");
    }

    private Set<String> endpoints() {
        return camel.camel().getEndpoints().stream()
                .filter(PlanhatEndpoint.class::isInstance)
                .map(Endpoint::getEndpointUri)
                .collect(Collectors.toSet());
    }

    private List<JournalEntry> calls() {
        return planhat.simulator().journal().entries();
    }

    @Nested
    class Sharing {
        @Test
        void allIdsShareOneEndpoint() throws Exception {
            route("planhat:company/get?externalId=${body}");

            for (int i = 0; i < 20; i++) {
                send("none-" + i);
            }
            Exchange found = send("A-1");

            assertThat(name(found)).isEqualTo("Acme");
            assertThat(endpoints()).containsExactly("planhat://company/get");
        }

        @Test
        void whatTheRouteWritesOutStaysInTheUri() throws Exception {
            route("planhat:enduser/list?companyId=${body}&pageSize=10&filter.archived=${header.archived}");

            send("65f0c0ffee0123456789abcd", Map.of("archived", "true"));

            assertThat(endpoints()).containsExactly("planhat://enduser/list?pageSize=10");
            assertThat(calls().get(0).query())
                    .contains("companyId=65f0c0ffee0123456789abcd", "archived=true", "limit=10");
        }

        @Test
        void pagingIsCarriedByHeadersToo() throws Exception {
            route("planhat:company/list?offset=${header.from}&maxRecords=${header.count}");

            Exchange list = send(null, Map.of("from", 1, "count", 1));

            assertThat(list.getMessage().getHeader(PlanhatConstants.RECORDS)).isEqualTo(1L);
            assertThat(endpoints()).containsExactly("planhat://company/list");
        }

        @Test
        void theHeadersAreTakenBack() throws Exception {
            route("planhat:company/get?externalId=${body}&filter.x=${body}");

            Exchange done = send("A-1", Map.of(PlanhatConstants.FILTERS, Map.of("y", "1")));

            assertThat(done.getMessage().getHeaders())
                    .doesNotContainKey(PlanhatConstants.EXTERNAL_ID)
                    .containsEntry(PlanhatConstants.FILTERS, Map.of("y", "1"));
        }

        @Test
        void aHeaderOfTheMessageGoesBeforeTheOptionAsInAnyUri() throws Exception {
            route("planhat:company/get?externalId=${body}");

            Exchange done = send("none", Map.of(PlanhatConstants.EXTERNAL_ID, "A-1"));

            assertThat(name(done)).isEqualTo("Acme");
            assertThat(done.getMessage().getHeader(PlanhatConstants.EXTERNAL_ID))
                    .isEqualTo("A-1");
        }

        @Test
        void anyIdFitsIntoRaw() throws Exception {
            route("planhat:company/get?externalId=RAW(${body})");

            assertThat(name(send("B&C=1%+2"))).isEqualTo("B & C + 1%");
            assertThat(endpoints()).containsExactly("planhat://company/get");
        }

        @Test
        void aQueryMayBeTheMessages() throws Exception {
            route("planhat:company/list?${header.query}");

            Exchange list = send(null, Map.of("query", "maxRecords=1&select=name"));

            assertThat(list.getMessage().getHeader(PlanhatConstants.RECORDS)).isEqualTo(1L);
        }

        @Test
        void severalValuesOfOneFilterTravelTogether() throws Exception {
            route("planhat:company/list?filter.phase=${header.one}&filter.phase=${header.other}");

            send(null, Map.of("one", "Trial", "other", "Live"));

            assertThat(calls().get(0).query()).contains("phase=Trial%2CLive");
        }

        @Test
        void aBlankIdIsRefusedBeforeTheCall() throws Exception {
            route("planhat:company/delete?externalId=${header.missing}");

            assertThat(send(null).getException()).hasMessageContaining("blank externalId");
            assertThat(calls()).isEmpty();
        }

        @Test
        void theObjectMayComeFromTheMessage() throws Exception {
            route("planhat:${header.object}/list");

            assertThat(send(null, Map.of("object", "company")).getMessage().getHeader(PlanhatConstants.RECORDS))
                    .isEqualTo(2L);
        }

        @Test
        void aComponentOfAnotherNameSharesToo() throws Exception {
            camel.camel().addComponent("north", camel.camel().getComponent("planhat"));
            route("north:company/get?externalId=${body}");

            assertThat(send("A-1").getException()).isNull();
            assertThat(endpoints()).containsExactly("north://company/get");
        }
    }

    @Nested
    class Refusing {
        private void refused(Exchange exchange, String message) {
            assertThat(exchange.getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
            assertThat(calls()).isEmpty();
        }

        @Test
        void anOperationFromTheMessage() throws Exception {
            route("planhat:company/${header.operation}?externalId=A-1");

            refused(send(null, Map.of("operation", "delete")), "must not choose the operation");
        }

        @Test
        void anOperationInTheNameOfTheObject() throws Exception {
            route("planhat:${header.object}/get?externalId=${body}");

            refused(send("A-1", Map.of("object", "company/delete?select=")), "name of one object");
        }

        @Test
        void aTokenFromTheMessage() throws Exception {
            route("planhat:company/get?externalId=A-1&accessToken=${header.token}");

            refused(send(null, Map.of("token", "test-token")), "must not choose the option accessToken");
        }

        @Test
        void aHostFromTheMessage() throws Exception {
            route("planhat:company/get?externalId=A-1&baseUrl=${header.url}");

            refused(send(null, Map.of("url", planhat.baseUrl())), "must not choose the option baseUrl");
        }

        @Test
        void anOptionThatIsSmuggledInByAnId() throws Exception {
            route("planhat:company/get?externalId=${body}");

            refused(send("A-1&baseUrl=http://localhost:1"), "must not choose the option baseUrl");
        }

        @Test
        void aSecondIdThatIsSmuggledInByAnId() throws Exception {
            route("planhat:company/delete?externalId=${body}");

            refused(send("none&externalId=A-1"), "RAW(${body})");
        }

        @Test
        void anOptionThatTheRouteDoesNotName() throws Exception {
            route("planhat:company/list?companyId=${body}");

            refused(send("A-1&maxRecords=1"), "RAW(${body})");
        }

        @Test
        void aSecondValueForWhatTheRouteWroteOut() throws Exception {
            route("planhat:company/get?externalId=${body}&readOnly=true");

            refused(send("A-1&readOnly=false"), "RAW(${body})");
        }

        @Test
        void aTokenInAQueryThatIsWhollyTheMessages() throws Exception {
            route("planhat:company/list?${header.query}");

            refused(
                    send(null, Map.of("query", "maxRecords=1&accessToken=x")),
                    "must not choose the option accessToken");
        }

        @Test
        void aPathFromTheMessage() throws Exception {
            route("planhat:request/get?path=/deals/${body}");

            refused(send("../users"), "{dealId}");
        }

        @Test
        void nothingThatTheRouteWroteOut() throws Exception {
            camel.camel().getPropertiesComponent().addInitialProperty("token", "test-token");
            route("planhat:company/get?externalId=${body}&accessToken={{token}}&maxRetries=1");

            assertThat(send("A-1").getException()).isNull();
        }
    }
}
