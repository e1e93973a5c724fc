/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.docs;

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.PlanhatContext;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The Java example of docs/component.md, section Polling and changes, which ComponentJavaDocTest holds against it. */
class ChangeFeedTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    @Test
    void tellsOfNewEndusers() throws Exception {
        String company = planhat.simulator().seed(PlanhatObject.COMPANY, Map.of("name", "Acme"));
        planhat.simulator().seed(PlanhatObject.ENDUSER, Map.of("companyId", company, "email", "jo@acme.example"));
        try (PlanhatContext camel = new PlanhatContext(planhat.simulator())) {
            MockEndpoint newsletter = camel.camel().getEndpoint("mock:newsletter", MockEndpoint.class);
            newsletter.expectedMessageCount(1);
            camel.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:newsletter").to("mock:newsletter");
                    from("planhat:enduser/changes?firstRun=created&select=email,firstName,lastName,companyId")
                            .choice()
                            .when(header("CamelPlanhatChange").isEqualTo("DELETED"))
                            .log("enduser ${header.CamelPlanhatId} is gone")
                            .otherwise()
                            .to("direct:newsletter");
                }
            });

            newsletter.assertIsSatisfied();
            Exchange told = newsletter.getReceivedExchanges().get(0);
            assertThat(told.getMessage().getBody().toString()).contains("jo@acme.example");
            assertThat(told.getMessage().getHeader("CamelPlanhatChange")).isEqualTo("CREATED");
        }
    }
}
