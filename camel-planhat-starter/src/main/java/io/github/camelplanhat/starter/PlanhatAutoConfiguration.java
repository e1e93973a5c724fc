/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.starter;

import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

import io.github.camelplanhat.component.PlanhatComponent;

/**
 * Configures the planhat: component of a Spring Boot application by its properties {@code camel.component.planhat.*}, which
 * Camel on Spring Boot would ignore without it.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnBean(CamelContext.class)
@ConditionalOnProperty(prefix = PlanhatProperties.PREFIX, name = "enabled", matchIfMissing = true)
public class PlanhatAutoConfiguration {
    /** @throws IllegalArgumentException when the component is made, if a property is unknown or has a wrong value */
    @Lazy
    @Bean
    public ComponentCustomizer configurePlanhatComponent(CamelContext context, ConfigurableEnvironment environment) {
        PlanhatProperties properties = new PlanhatProperties(environment);
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                properties.applyTo((PlanhatComponent) target, context);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof PlanhatComponent;
            }
        };
    }
}
