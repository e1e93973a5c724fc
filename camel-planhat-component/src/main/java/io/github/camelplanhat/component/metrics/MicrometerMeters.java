/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.client.AttemptResult;
import io.github.camelplanhat.component.client.CallInfo;
import io.github.camelplanhat.component.client.QuotaSnapshot;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Measures by Micrometer. Tags are names of objects, operations and statuses: their number is bounded, no id is among them. */
final class MicrometerMeters implements Meters {
    private static final String PREFIX = "camel.planhat.";

    private final MeterRegistry registry;
    private final Tags common;
    private final Set<Meter> registered = ConcurrentHashMap.newKeySet();
    private final List<Supplier<Optional<QuotaSnapshot>>> kept = new ArrayList<>();

    MicrometerMeters(MeterRegistry registry, Tags common, Supplier<Optional<QuotaSnapshot>> quota) {
        this.registry = registry;
        this.common = common;
        // A gauge holds what it asks only weakly.
        kept.add(quota);
        gauge("quota.used", "Calls that count in the current minute", quota, QuotaSnapshot::usedThisMinute);
        gauge("quota.limit", "Calls that one minute may have", quota, q -> q.usedThisMinute() + q.leftThisMinute());
        gauge("quota.left", "Calls that may still start in the current minute", quota, QuotaSnapshot::leftThisMinute);
        gauge("quota.inflight", "Calls under way", quota, QuotaSnapshot::inFlight);
        gauge("quota.waiting", "Calls that wait for the quota", quota, q -> q.waitingLive() + q.waitingBackfill());
    }

    static Meters find(CamelContext context, String component, Supplier<Optional<QuotaSnapshot>> quota) {
        Tags common = Tags.of("camelContext", context.getName(), "component", component);
        return MeterRegistries.find(context)
                .<Meters>map(registry -> new MicrometerMeters(registry, common, quota))
                .orElse(NONE);
    }

    private void gauge(
            String name,
            String description,
            Supplier<Optional<QuotaSnapshot>> quota,
            ToDoubleFunction<QuotaSnapshot> value) {
        registered.add(Gauge.builder(PREFIX + name, quota, q -> q.get()
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description)
                .tags(common)
                .register(registry));
    }

    @Override
    public void finished(CallInfo call, AttemptResult result) {
        Tags tags = tags(call);
        time(
                "calls",
                tags.and(
                        "status",
                        String.valueOf(result.status()),
                        "failure",
                        result.failed() ? result.failure().toLowerCase(Locale.ROOT) : "none"),
                Duration.ofNanos(result.nanos()));
        if (!result.failed() && call.records() > 0) {
            count("records", tags, call.records());
        }
    }

    @Override
    public void retrying(CallInfo call, AttemptResult last, Duration delay) {
        count("retries", tags(call), 1);
    }

    @Override
    public void quotaWaited(CallInfo call, Duration waited) {
        time("quota.wait", tags(call), waited);
    }

    @Override
    public void outcome(String object, String operation, BulkOutcome outcome) {
        Tags tags = common.and("object", object, "operation", operation);
        for (OutcomeStatus status : OutcomeStatus.values()) {
            long records = outcome.count(status);
            if (records > 0) {
                count("outcomes", tags.and("status", status.name().toLowerCase(Locale.ROOT)), records);
            }
        }
    }

    private Tags tags(CallInfo call) {
        return common.and("object", call.object(), "operation", call.operation());
    }

    private void time(String name, Tags tags, Duration time) {
        var timer = registry.timer(PREFIX + name, tags);
        registered.add(timer);
        timer.record(time);
    }

    private void count(String name, Tags tags, double number) {
        var counter = registry.counter(PREFIX + name, tags);
        registered.add(counter);
        counter.increment(number);
    }

    @Override
    public void close() {
        registered.forEach(registry::remove);
        registered.clear();
    }
}
