/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import static org.assertj.core.api.Assertions.assertThat;

class MetersTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PlanhatComponent component = new PlanhatComponent();

    private void start(Consumer<PlanhatComponent> options) {
        PlanhatContext.options(component.getConfiguration(), planhat.baseUrl(), planhat.analyticsUrl());
        options.accept(component);
        camel.addComponent("north", component);
        camel.start();
    }

    private void startWithRegistry() {
        camel.getRegistry().bind("anything", registry);
        start(c -> {});
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void send(String uri, Object body) {
        camel.createProducerTemplate()
                .request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    private void upsert() {
        send(
                "north:company/bulkUpsert",
                List.of(Map.of("externalId", "A-1", "name", "Acme"), Map.of("externalId", "A-2")));
    }

    @Test
    void callsAreTimedByObjectOperationAndStatus() {
        startWithRegistry();

        send("north:user/list", null);

        assertThat(registry.get("camel.planhat.calls")
                        .tags("component", "north", "camelContext", camel.getName())
                        .tags("object", "user", "operation", "list", "status", "200", "failure", "none")
                        .timer()
                        .count())
                .isEqualTo(planhat.simulator().journal().entries().size());
    }

    @Test
    void failedAttemptsAndRetriesAreCounted() {
        planhat.simulator().faults().next().operation(Operation.LIST).status(503);
        startWithRegistry();

        send("north:user/list", null);

        assertThat(registry.get("camel.planhat.calls")
                        .tags("status", "503", "failure", "server_error")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("camel.planhat.retries")
                        .tags("object", "user", "operation", "list")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void recordsAndTheirOutcomesAreCounted() {
        startWithRegistry();

        upsert();

        assertThat(registry.get("camel.planhat.outcomes")
                        .tags("object", "company", "operation", "bulkUpsert", "status", "created")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("camel.planhat.outcomes")
                        .tags("status", "refused")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("camel.planhat.records")
                        .tags("object", "company", "operation", "bulkUpsert")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void theOutcomeOfAFailedOperationCountsToo() {
        planhat.simulator().faults().next().operation(Operation.BULK_UPSERT).status(401);
        startWithRegistry();

        upsert();

        assertThat(registry.find("camel.planhat.outcomes").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void theQuotaIsAGauge() {
        startWithRegistry();

        upsert();

        int calls = planhat.simulator().journal().entries().size();
        assertThat(registry.get("camel.planhat.quota.used").gauge().value()).isEqualTo(calls);
        assertThat(registry.get("camel.planhat.quota.left").gauge().value()).isEqualTo(200 - calls);
        assertThat(registry.get("camel.planhat.quota.inflight").gauge().value()).isZero();
        assertThat(registry.get("camel.planhat.quota.waiting").gauge().value()).isZero();
    }

    @Test
    void aWaitForTheQuotaIsTimed() {
        planhat.simulator().faults().next().operation(Operation.LIST).status(429, "", Map.of("Retry-After", "1"));
        startWithRegistry();

        send("north:user/list", null);

        assertThat(registry.get("camel.planhat.quota.wait")
                        .tags("object", "user")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noTagHoldsAnIdOrASecret() {
        startWithRegistry();

        upsert();
        send("north:company/get?externalId=A-1", null);

        Set<String> tags = registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .map(Tag::getKey)
                .collect(Collectors.toSet());
        assertThat(tags)
                .containsExactlyInAnyOrder("camelContext", "component", "object", "operation", "status", "failure");
        assertThat(registry.getMetersAsString()).doesNotContain("A-1", "test-token", "127.0.0.1");
    }

    @Test
    void camelsOwnRegistryGoesBeforeOthers() {
        MeterRegistry other = new SimpleMeterRegistry();
        camel.getRegistry().bind("other", other);
        camel.getRegistry().bind("metricsRegistry", registry);
        start(c -> {});

        send("north:user/list", null);

        assertThat(registry.getMeters()).isNotEmpty();
        assertThat(other.getMeters()).isEmpty();
    }

    @Test
    void ofSeveralRegistriesNoneIsChosen() {
        MeterRegistry other = new SimpleMeterRegistry();
        camel.getRegistry().bind("other", other);
        camel.getRegistry().bind("another", registry);
        start(c -> {});

        send("north:user/list", null);

        assertThat(registry.getMeters()).isEmpty();
        assertThat(other.getMeters()).isEmpty();
    }

    @Test
    void itCanBeSwitchedOff() {
        camel.getRegistry().bind("metricsRegistry", registry);
        start(c -> c.setMetricsEnabled(false));

        send("north:user/list", null);

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void theMetersGoWithTheComponent() {
        startWithRegistry();
        send("north:user/list", null);

        component.stop();

        assertThat(registry.getMeters()).isEmpty();
    }
}
