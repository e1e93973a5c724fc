/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.metrics;

import java.util.Optional;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.client.QuotaSnapshot;

/** The component's meters, if the application has a meter registry. Nothing of Micrometer is loaded where it is absent. */
public interface Meters extends CallObserver, AutoCloseable {
    /** Measures nothing. */
    Meters NONE = () -> {};

    /** Removes the meters from their registry. */
    @Override
    void close();

    /**
     * Meters in the registry that the Camel context knows: the bean {@code metricsRegistry}, as Camel's own Micrometer
     * component names it, else the only bean of that type.
     *
     * @param component name of the component, a tag of all its meters
     * @param quota asked when the meters are read
     */
    static Meters find(CamelContext context, String component, Supplier<Optional<QuotaSnapshot>> quota) {
        return possible(context) ? MicrometerMeters.find(context, component, quota) : NONE;
    }

    /** Whether Micrometer is on the class path of the application. */
    static boolean possible(CamelContext context) {
        return context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry") != null;
    }
}
