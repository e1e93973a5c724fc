/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.camelplanhat.component.client.AttemptResult;
import io.github.camelplanhat.component.client.CallInfo;
import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Options that reach the client, each by what it changes on the wire. */
class ConnectionOptionsTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private List<JournalEntry> calls() {
        return planhat.simulator().journal().entries();
    }

    @Test
    void theObserverIsToldOfEveryAttempt() {
        List<String> told = new CopyOnWriteArrayList<>();
        planhat.simulator().faults().next().status(503);
        PlanhatContext camel = new PlanhatContext(
                planhat.simulator(),
                o -> o.setCallObserver(new CallObserver() {
                    @Override
                    public void finished(CallInfo call, AttemptResult result) {
                        told.add(call.object() + "/" + call.operation() + " " + result.status());
                    }
                }));

        camel.send("planhat:company/list", null, List.class);
        camel.close();

        assertThat(told).containsExactly("company/list 503", "company/list 200");
    }

    @Test
    void theHttpClientCanBeCustomized() {
        AtomicBoolean asked = new AtomicBoolean();
        PlanhatContext camel =
                new PlanhatContext(planhat.simulator(), o -> o.setHttpClientCustomizer(builder -> asked.set(true)));

        camel.send("planhat:company/list", null, List.class);
        camel.close();

        assertThat(asked).isTrue();
    }

    @Test
    void callsGoThroughTheProxy() {
        PlanhatContext camel = new PlanhatContext(planhat.simulator(), o -> {
            // The simulator itself stands for the proxy: it sees the request that should have gone to a dead port.
            o.setBaseUrl("http://localhost:1");
            o.setProxyHost("localhost");
            o.setProxyPort(planhat.simulator().port());
        });

        camel.send("planhat:company/list", null, List.class);
        camel.close();

        assertThat(calls()).hasSize(1);
    }

    @Test
    void anUnreadableTrustStoreIsToldByItsOption() {
        PlanhatContext camel = new PlanhatContext(planhat.simulator(), o -> {
            SSLContextParameters tls = new SSLContextParameters();
            tls.setProvider("NoSuchProvider");
            tls.setTrustManagers(new TrustManagersParameters());
            o.setSslContextParameters(tls);
        });

        assertThatThrownBy(() -> camel.send("planhat:company/list", null, List.class))
                .hasStackTraceContaining("sslContextParameters");
        camel.close();
    }

    @Test
    void beansAreWrittenByTheMapperThatIsGiven() {
        PlanhatContext camel = new PlanhatContext(
                planhat.simulator(),
                o -> o.setObjectMapper(JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.LOWER_CASE)
                        .build()));

        camel.send("planhat:company/create", new Shouting("Acme"), Map.class);
        camel.close();

        assertThat(planhat.simulator().records(PlanhatObject.COMPANY).get(0)).containsEntry("name", "Acme");
    }

    @Test
    void aBeanThatIsAnnotatedKeepsItsNulls() {
        PlanhatContext camel = new PlanhatContext(planhat.simulator());

        camel.send("planhat:company/create", new Clearing("Acme", null), Map.class);
        camel.close();

        assertThat(calls().get(0).body()).isEqualTo("{\"name\":\"Acme\",\"phase\":null}");
    }

    @Test
    void retriesStopAtTheirNumber() {
        planhat.simulator().faults().next().always().status(503);
        PlanhatContext camel = new PlanhatContext(planhat.simulator());

        assertThatThrownBy(() -> camel.send("planhat:company/list?maxRetries=2", null, List.class))
                .isInstanceOf(PlanhatUnavailableException.class);
        camel.close();

        assertThat(calls()).hasSize(3);
    }

    @Test
    void theDeadlineEndsTheRetries() {
        planhat.simulator().faults().next().always().status(503);
        PlanhatContext camel = new PlanhatContext(planhat.simulator(), o -> {
            o.setDeadline(50);
            o.setRetryDelay(10_000);
            o.setRetryMaxDelay(10_000);
        });

        assertThatThrownBy(() -> camel.send("planhat:company/list", null, List.class))
                .isInstanceOf(PlanhatUnavailableException.class)
                .hasMessageContaining("deadline");
        camel.close();
    }

    @Test
    void urisFromMessagesCannotMakeClientsWithoutEnd() {
        PlanhatContext camel = new PlanhatContext(planhat.simulator());
        for (int retries = 0; retries < PlanhatConnections.MOST_CLIENTS; retries++) {
            camel.send("planhat:company/list?maxRetries=" + retries, null, List.class);
        }

        assertThatThrownBy(() -> camel.send("planhat:company/list?maxRetries=99", null, List.class))
                .hasStackTraceContaining("different sets of connection options");
        camel.send("planhat:user/list?maxRetries=3", null, List.class);
        camel.close();

        assertThat(calls()).hasSize(PlanhatConnections.MOST_CLIENTS + 1);
    }

    @Test
    void aRouteThatIsRemovedGivesItsClientBack() throws Exception {
        PlanhatContext planhatContext = new PlanhatContext(planhat.simulator());
        CamelContext camel = planhatContext.camel();
        for (int retries = 0; retries < PlanhatConnections.MOST_CLIENTS + 5; retries++) {
            String uri = "planhat:company/list?maxRetries=" + retries;
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:reloaded").routeId("reloaded").to(uri);
                }
            });
            planhatContext.send("direct:reloaded", null, List.class);
            camel.getRouteController().stopRoute("reloaded");
            camel.removeRoute("reloaded");
        }

        planhatContext.send("planhat:company/list?maxRetries=0", null, List.class);
        planhatContext.close();

        assertThat(calls()).hasSize(PlanhatConnections.MOST_CLIENTS + 6);
    }

    record Shouting(String NAME) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Clearing(String name, String phase) {}
}
