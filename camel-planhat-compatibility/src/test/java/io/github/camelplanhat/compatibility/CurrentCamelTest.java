/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.compatibility;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** The class files that were compiled on the oldest supported Camel, with everything in which they meet Camel, on a newer one. */
class CurrentCamelTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        PlanhatComponent component = camel.getComponent("planhat", PlanhatComponent.class);
        component.getConfiguration().setAccessToken("test-token");
        component.getConfiguration().setBaseUrl(planhat.baseUrl());
        component.getConfiguration().setAnalyticsUrl(planhat.analyticsUrl());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private <T> T send(String uri, Object body, Class<T> type) {
        return camel.createProducerTemplate().requestBody(uri, body, type);
    }

    @Test
    void itIsTheVersionThatThisModuleIsFor() {
        assertThat(camel.getVersion()).startsWith("4.22.");
    }

    @Test
    void recordsAreWrittenAndTheirOutcomeIsConverted() {
        List<Map<String, String>> records =
                List.of(Map.of("externalId", "A-1", "name", "Acme"), Map.of("externalId", "A-2", "name", "Bolt"));

        assertThat(send("planhat:company/bulkUpsert?batchSize=1", records, BulkOutcome.class)
                        .getCreated())
                .isEqualTo(2);
        assertThat(send("planhat:company/bulkUpsert", records, Map.class).get("unchanged"))
                .isEqualTo(2L);
        assertThat(send("planhat:company/bulkUpsert", records, byte[].class))
                .asString()
                .contains("\"unchanged\":2");
    }

    @Test
    void aStreamedListIsReadByTheSplitter() throws Exception {
        for (int i = 0; i < 5; i++) {
            planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A-" + i, "name", "Company " + i));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list")
                        .to("planhat:company/list?stream=true&pageSize=2")
                        .split(body(), (before, now) -> {
                            int count = before == null ? 0 : before.getMessage().getBody(Integer.class);
                            now.getMessage().setBody(count + 1);
                            return now;
                        })
                        .streaming()
                        .convertBodyTo(Map.class)
                        .end();
            }
        });

        assertThat(send("direct:list", null, Integer.class)).isEqualTo(5);
    }

    @Test
    void theMessagesOfAToDShareAnEndpoint() throws Exception {
        planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A-1", "name", "Acme"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").toD("planhat:company/get?externalId=${body}");
            }
        });

        assertThat(send("direct:get", "A-1", Map.class).get("name")).isEqualTo("Acme");
        assertThat(camel.getEndpointRegistry()).hasSize(2);
    }

    @Test
    void producersHaveHealthChecks() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        registry.setExposureLevel("full");

        send("planhat:user/list", null, List.class);

        assertThat(HealthCheckHelper.invoke(camel))
                .extracting(result -> result.getCheck().getId(), HealthCheck.Result::getState)
                .contains(tuple("producer:planhat-user-list", HealthCheck.State.UP));
    }

    @Test
    void aRecordIsFoundByHeader() {
        planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("externalId", "A-1", "name", "Acme"));

        Object found = camel.createProducerTemplate()
                .requestBodyAndHeader("planhat:company/get", null, PlanhatConstants.EXTERNAL_ID, "A-1");

        assertThat(found).isInstanceOfSatisfying(Map.class, company -> assertThat(company.get("name"))
                .isEqualTo("Acme"));
    }

    @Test
    void aWrongOptionIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> camel.getEndpoint("planhat:company/list?pageSise=3"))
                .hasStackTraceContaining("did you mean pageSize?");
    }
}
