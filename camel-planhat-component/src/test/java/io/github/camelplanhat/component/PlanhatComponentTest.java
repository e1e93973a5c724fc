/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.camelplanhat.component.client.Quota;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class PlanhatComponentTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private PlanhatConfiguration options() {
        PlanhatConfiguration options = new PlanhatConfiguration();
        PlanhatContext.options(
                options, planhat.simulator().baseUrl(), planhat.simulator().analyticsUrl());
        return options;
    }

    @Test
    void stoppingAComponentThatWasNeverStartedIsHarmless() {
        assertThatCode(() -> new PlanhatComponent().stop()).doesNotThrowAnyException();
    }

    @Test
    void aConfigurationThatIsSetLaterBringsItsQuotaAlong() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Quota real = Quota.sliding(200, 150, 50);
        PlanhatConfiguration options = options();
        options.setQuota((Quota) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Quota.class}, (proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    return method.invoke(real, arguments);
                }));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PlanhatComponent component = new PlanhatComponent();
            context.addComponent("planhat", component);
            context.start();

            component.setConfiguration(options);
            context.createProducerTemplate().requestBody("planhat:company/list", (Object) null);
        }

        assertThat(asked).hasPositiveValue();
    }

    @Test
    void blanksOfAnEndpointLeaveWhatTheComponentKnows() throws Exception {
        try (PlanhatContext context = new PlanhatContext(planhat.simulator())) {
            String uri = "planhat:company/list?accessToken=&tenantToken=&region=&baseUrl=&analyticsUrl=";

            PlanhatConfiguration options = ((PlanhatEndpoint) context.camel().getEndpoint(uri)).getConfiguration();

            assertThat(options.getAccessToken()).isEqualTo("test-token");
            assertThat(options.getTenantToken()).isEqualTo(planhat.simulator().tenantToken());
            assertThat(options.getBaseUrl()).isEqualTo(planhat.baseUrl());
            assertThat(options.getAnalyticsUrl()).isEqualTo(planhat.analyticsUrl());
        }
    }

    @Test
    void theTenantTokenJoinsWhatTheHostKeepsSecret() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getCamelContextExtension().setAdditionalSensitiveKeywords("badge");
            context.addComponent("planhat", new PlanhatComponent());
            context.addComponent("planhat2", new PlanhatComponent());
            context.start();

            assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                    .isEqualTo("badge,tenantToken");
            assertThat(URISupport.sanitizeUri("x:y?badge=1234&tenantToken=5678"))
                    .doesNotContain("1234", "5678");
        }
    }
}
