/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.metrics;

import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

import io.micrometer.core.instrument.MeterRegistry;

/** The meter registry that a Camel context knows. To be asked only where {@link Meters#possible} says so. */
public final class MeterRegistries {
    private MeterRegistries() {}

    /** The bean {@code metricsRegistry}, as Camel's own Micrometer component names it, else the only bean of that type. */
    public static Optional<MeterRegistry> find(CamelContext context) {
        MeterRegistry registry = CamelContextHelper.lookup(context, "metricsRegistry", MeterRegistry.class);
        return Optional.ofNullable(
                registry != null ? registry : context.getRegistry().findSingleByType(MeterRegistry.class));
    }
}
