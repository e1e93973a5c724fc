/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.impl.DefaultCamelContext;
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
}
