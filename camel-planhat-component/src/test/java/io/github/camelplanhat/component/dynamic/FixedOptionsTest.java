/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dynamic;

import java.util.Set;
import java.util.TreeSet;

import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.junit.jupiter.api.Test;

import io.github.camelplanhat.component.PlanhatComponent;

import static org.assertj.core.api.Assertions.assertThat;

class FixedOptionsTest {
    private static final Set<String> LABELS = Set.of("security", "proxy", "timeout", "retry", "safety", "request");
    /** Of an operation, not of the connection. */
    private static final Set<String> OTHERS = Set.of("quietTime");

    @Test
    void noOptionOfTheConnectionOrOfSafetyIsForgotten() {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("planhat", PlanhatComponent.class.getName());
        ComponentModel model = catalog.componentModel("planhat");
        Set<String> expected = new TreeSet<>();
        model.getEndpointParameterOptions().stream()
                .filter(option -> Set.of(option.getLabel().split(",")).stream().anyMatch(LABELS::contains))
                .filter(option -> !OTHERS.contains(option.getName()))
                .forEach(option -> expected.add(option.getName()));

        assertThat(expected).isNotEmpty();
        assertThat(FixedOptions.NAMES).containsAll(expected);
    }
}
