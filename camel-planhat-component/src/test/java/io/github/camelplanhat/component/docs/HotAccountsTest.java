/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The example of docs/simulator.md, which SimulatorDocTest holds against it. */
class HotAccountsTest {
    @RegisterExtension
    static final PlanhatExtension planhat = PlanhatExtension.create();

    @Test
    void tellsWhatPlanhatRefused() throws Exception {
        PlanhatComponent component = new PlanhatComponent();
        component.getConfiguration().setBaseUrl(planhat.baseUrl());
        component.getConfiguration().setAccessToken(planhat.simulator().token());
        component.getConfiguration().setQuietTime(0);
        CamelContext camel = new DefaultCamelContext();
        camel.addComponent("planhat", component);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:accounts").to("planhat:company/bulkUpsert");
            }
        });
        camel.start();
        // Planhat does the work of the first call, but its answer is lost.
        planhat.simulator().faults().next().operation(Operation.BULK_UPSERT).appliedButAnswerLost();

        BulkOutcome outcome = camel.createProducerTemplate()
                .requestBody(
                        "direct:accounts",
                        List.of(Map.of("externalId", "A-1", "name", "Acme"), Map.of("externalId", "A-2")),
                        BulkOutcome.class);

        assertThat(outcome.getRefused()).isEqualTo(1);
        assertThat(planhat.simulator().records(PlanhatObject.COMPANY)).hasSize(1);
        camel.stop();
    }
}
