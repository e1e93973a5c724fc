/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;

import io.github.camelplanhat.component.metrics.MeterRegistries;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** The meters that a Camel context has put into a registry, which may outlive it: they are taken out when it stops. */
final class RegisteredMeters extends ServiceSupport {
    /** A scrape should not wait long for a store that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MeterRegistry registry;
    private final String context;
    private final StateWatch watch;
    private final Set<Meter> registered = ConcurrentHashMap.newKeySet();

    private RegisteredMeters(MeterRegistry registry, CamelContext context) {
        this.registry = registry;
        this.context = context.getName();
        this.watch = StateWatch.of(context);
    }

    /** Those of this context; empty where the application has no registry. */
    static Optional<RegisteredMeters> of(CamelContext context) {
        RegisteredMeters found = context.hasService(RegisteredMeters.class);
        if (found != null) {
            return Optional.of(found);
        }
        return MeterRegistries.find(context).map(registry -> {
            RegisteredMeters created = new RegisteredMeters(registry, context);
            try {
                context.addService(created);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            return created;
        });
    }

    Tags tags(String... keysAndValues) {
        return Tags.of("camelContext", context).and(keysAndValues);
    }

    /** How everything stands; empty if the store does not tell. */
    Optional<Standing> standing() {
        return watch.read(PATIENCE);
    }

    /** @param value null where it is not known */
    void gauge(String name, String unit, String description, Tags tags, Supplier<Number> value) {
        registered.add(Gauge.builder(name, () -> number(value.get()))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    void count(String name, Tags tags, long number) {
        var counter = registry.counter(name, tags);
        registered.add(counter);
        counter.increment(number);
    }

    /** Makes the timer known, be it without a time. */
    void timer(String name, Tags tags) {
        registered.add(registry.timer(name, tags));
    }

    void time(String name, Tags tags, double seconds) {
        timer(name, tags);
        registry.timer(name, tags).record(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static double number(Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    static Number seconds(Instant instant) {
        return instant == null ? null : instant.toEpochMilli() / 1000.0;
    }

    static Number flag(boolean is) {
        return is ? 1 : 0;
    }

    @Override
    protected void doStop() {
        registered.forEach(registry::remove);
        registered.clear();
    }
}
