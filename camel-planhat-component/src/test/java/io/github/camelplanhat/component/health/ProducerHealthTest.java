/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.health;

import java.util.Collection;
import java.util.List;
import java.util.Map;

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
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ProducerHealthTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final PlanhatComponent component = new PlanhatComponent();

    @BeforeEach
    void start() throws Exception {
        PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        component.getConfiguration().setMaxRetries(0);
        camel.addComponent("planhat", component);
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        HealthCheckRepository producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        registry.setExposureLevel("full");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").routeId("list").to("planhat:company/list");
                from("direct:other").to("planhat:company/list?pageSize=10");
                from("direct:get").to("planhat:company/get");
                from("direct:upsert").to("planhat:company/bulkUpsert?onRefused=fail");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void send(String uri, int times) {
        for (int i = 0; i < times; i++) {
            camel.createProducerTemplate()
                    .request(uri, exchange -> exchange.getMessage().setBody(List.of(Map.of("externalId", "A-1"))));
        }
    }

    private void answer(Operation operation, int status) {
        planhat.simulator().faults().next().operation(operation).always().status(status);
    }

    private HealthCheck.Result check(String id) {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(camel);
        return results.stream()
                .filter(r -> r.getCheck().getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private HealthCheck.State state(String id) {
        return check(id).getState();
    }

    private List<String> ids() {
        return HealthCheckHelper.invoke(camel).stream()
                .map(r -> r.getCheck().getId())
                .filter(id -> id.startsWith("producer:"))
                .sorted()
                .toList();
    }

    @Test
    void thereIsOneForEachObjectAndOperation() {
        assertThat(ids())
                .containsExactly(
                        "producer:planhat-company-bulkUpsert",
                        "producer:planhat-company-get",
                        "producer:planhat-company-list");
    }

    @Test
    void itMakesNoCallsAndIsUpAtFirst() {
        assertThat(state("producer:planhat-company-list")).isEqualTo(HealthCheck.State.UP);
        assertThat(planhat.simulator().journal().entries()).isEmpty();
    }

    @Test
    void twoFailuresAreNotYetAnOutage() {
        answer(Operation.LIST, 503);
        send("direct:list", 2);

        assertThat(state("producer:planhat-company-list")).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void itIsDownWhenNothingSucceedsAnyMore() {
        answer(Operation.LIST, 401);
        send("direct:list", 2);
        send("direct:other", 1);

        HealthCheck.Result result = check("producer:planhat-company-list");
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow())
                .contains("3 operations company/list in a row failed", "401")
                .doesNotContain("test-token");
        assertThat(result.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);
    }

    @Test
    void anOutageOfOneOperationIsNoneOfTheOthers() {
        answer(Operation.LIST, 403);
        send("direct:list", 3);

        assertThat(state("producer:planhat-company-list")).isEqualTo(HealthCheck.State.DOWN);
        assertThat(state("producer:planhat-company-get")).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void oneSuccessEndsTheOutage() {
        answer(Operation.LIST, 503);
        send("direct:list", 3);
        planhat.simulator().faults().clear();
        send("direct:list", 1);

        assertThat(state("producer:planhat-company-list")).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aRecordThatIsNotThereIsNoOutage() {
        planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "A"));
        for (int i = 0; i < 4; i++) {
            camel.createProducerTemplate().request("planhat:company/get?externalId=nobody", exchange -> {});
        }

        assertThat(state("producer:planhat-company-get")).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void refusedRecordsAreNoOutage() {
        send("direct:upsert", 4);

        assertThat(state("producer:planhat-company-bulkUpsert")).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aMessageThatCannotBeSentNeitherHelpsNorHarms() {
        answer(Operation.GET, 503);
        camel.createProducerTemplate().request("planhat:company/get?id=1", exchange -> {});
        camel.createProducerTemplate().request("planhat:company/get?id=1", exchange -> {});
        send("direct:get", 5);
        camel.createProducerTemplate().request("planhat:company/get?id=1", exchange -> {});

        assertThat(state("producer:planhat-company-get")).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void itGoesWithItsProducers() {
        camel.stop();

        assertThat(ids()).isEmpty();
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        PlanhatComponent other = new PlanhatComponent();
        PlanhatContext.options(other.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        other.setHealthCheckProducerEnabled(false);
        camel.addComponent("south", other);
        camel.createProducerTemplate().request("south:company/list", exchange -> {});

        assertThat(HealthCheckHelper.getHealthCheck(camel, "producer:south-company-list")
                        .isEnabled())
                .isFalse();
    }
}
