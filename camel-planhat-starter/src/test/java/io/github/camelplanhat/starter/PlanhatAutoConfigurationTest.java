/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.starter;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatConfiguration;
import io.github.camelplanhat.component.client.Priority;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.simulator.junit.PlanhatExtension;

import static org.assertj.core.api.Assertions.assertThat;

class PlanhatAutoConfigurationTest {
    @RegisterExtension
    final PlanhatExtension planhat = PlanhatExtension.create();

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, PlanhatAutoConfiguration.class))
                .withPropertyValues(
                        "camel.component.planhat.base-url=" + planhat.baseUrl(),
                        "camel.component.planhat.access-token="
                                + planhat.simulator().token());
    }

    private static PlanhatConfiguration options(org.springframework.context.ApplicationContext context) {
        return context.getBean(CamelContext.class)
                .getComponent("planhat", PlanhatComponent.class)
                .getConfiguration();
    }

    @Test
    void recordsReachPlanhatWithNothingButProperties() {
        application().run(context -> {
            BulkOutcome outcome = context.getBean(ProducerTemplate.class)
                    .requestBody(
                            "planhat:company/bulkUpsert",
                            List.of(Map.of("externalId", "A-1", "name", "Acme")),
                            BulkOutcome.class);

            assertThat(outcome.getCreated()).isEqualTo(1);
        });
    }

    @Test
    void everyKindOfOptionIsTaken() {
        application()
                .withPropertyValues(
                        "camel.component.planhat.callsPerMinute=120",
                        "camel.component.planhat.response-timeout=30s",
                        "camel.component.planhat.priority=backfill",
                        "camel.component.planhat.read_only=true",
                        "camel.component.planhat.access-token-supplier=#bean:tokens")
                .withUserConfiguration(Tokens.class)
                .run(context -> {
                    PlanhatConfiguration options = options(context);

                    assertThat(options.getCallsPerMinute()).isEqualTo(120);
                    assertThat(options.getResponseTimeout()).isEqualTo(30_000);
                    assertThat(options.getPriority()).isEqualTo(Priority.BACKFILL);
                    assertThat(options.isReadOnly()).isTrue();
                    assertThat(options.getAccessTokenSupplier().get()).isEqualTo("test-token-of-a-bean");
                });
    }

    @Test
    void placeholdersAreSprings() {
        application()
                .withPropertyValues("my.region=us4", "camel.component.planhat.region=${my.region}")
                .run(context -> assertThat(options(context).getRegion()).isEqualTo("us4"));
    }

    @Test
    void anUnknownPropertyIsRefusedWithTheNearestName() {
        application()
                .withPropertyValues("camel.component.planhat.acess-token=hidden-value")
                .run(context -> assertThat(failureOf(context))
                        .contains("did you mean camel.component.planhat.access-token?")
                        .doesNotContain("hidden-value"));
    }

    @Test
    void aWrongValueNamesItsOption() {
        application()
                .withPropertyValues("camel.component.planhat.priority=sometimes")
                .run(context -> assertThat(failureOf(context)).contains("priority"));
    }

    @Test
    void itCanBeSwitchedOff() {
        application()
                .withPropertyValues("camel.component.planhat.enabled=false", "camel.component.planhat.region=us4")
                .run(context -> assertThat(options(context).getRegion()).isNull());
    }

    private static String failureOf(org.springframework.context.ApplicationContext context) {
        try {
            options(context);
            return "";
        } catch (RuntimeException e) {
            java.io.StringWriter text = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(text));
            return text.toString();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Tokens {
        @Bean
        Supplier<String> tokens() {
            return () -> "test-token-of-a-bean";
        }
    }
}
