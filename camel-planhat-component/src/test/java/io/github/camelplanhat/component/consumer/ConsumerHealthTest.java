/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

import static org.assertj.core.api.Assertions.assertThat;

/** Camel's own health check of polling consumers, as camel-health shows it. */
class ConsumerHealthTest extends ConsumerTest {
    private HealthCheck.Result health() {
        return HealthCheckHelper.getHealthCheck(camel.camel(), "consumer:" + ROUTE)
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS));
    }

    private void watched(String uri) throws Exception {
        route(uri, options -> options.setMaxRetries(0));
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel.camel());
        registry.setEnabled(true);
        HealthCheckRepository consumers = (HealthCheckRepository) registry.resolveById("consumers");
        consumers.setEnabled(true);
        registry.register(consumers);
        failures();
    }

    @Test
    void itIsDownUntilThePollWorks() throws Exception {
        watched("planhat:company/list");

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        poll();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void itIsDownWhileNothingSucceedsAndSaysWhy() throws Exception {
        watched("planhat:company/list");
        poll();
        simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LIST);

        poll();
        poll();

        HealthCheck.Result down = health();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getError()).get().asString().contains("company");
        assertThat(down.getDetails()).containsEntry(HealthCheck.FAILURE_ERROR_COUNT, 2L);
    }

    @Test
    void itIsUpAgainAfterTheFirstSuccess() throws Exception {
        watched("planhat:company/list");
        simulator().permissions().deny(PlanhatObject.COMPANY, Operation.LIST);
        poll();
        simulator().permissions().clear();

        poll();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void itIsDownWhileTheDeletionBrakeHolds() throws Exception {
        simulator().seed(PlanhatObject.ASSET, Map.of("name", "a"));
        watched("planhat:asset/changes?maxDeletions=0");
        poll();
        simulator().faults().next().rewriteAnswer(200, body -> "[]");

        poll();

        assertThat(health().getMessage()).get().asString().contains("Consumer failed polling 1 times");
        assertThat(consumer()).isInstanceOf(HealthCheckAware.class);
    }

    @Test
    void itShowsNoSecret() throws Exception {
        watched("planhat:company/list?accessToken=test-token");
        simulator().tokens().revoke("test-token");

        poll();

        assertThat(health().getDetails().toString() + health().getMessage() + health().getError())
                .doesNotContain("test-token");
    }
}
