/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;

import io.github.camelplanhat.component.metrics.MeterRegistries;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.sync.SyncProgress;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * Measures runs by Micrometer. What a run does is counted as it happens in this process; how a sync stands comes from the
 * state store, so that it outlives the process and knows what others did. Tags are names of syncs, objects, kinds and states.
 */
public final class MicrometerSyncMeters extends ServiceSupport {
    private static final String PREFIX = "camel.planhat.sync.";

    /** A scrape should not wait long for a store that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MeterRegistry registry;
    private final String context;
    private final SyncWatch watch;
    private final Set<Meter> registered = ConcurrentHashMap.newKeySet();

    private MicrometerSyncMeters(MeterRegistry registry, CamelContext context) {
        this.registry = registry;
        this.context = context.getName();
        this.watch = SyncWatch.of(context);
    }

    static SyncProgress of(CamelContext context, String sync, String object, SyncProgress none) {
        MicrometerSyncMeters found = context.hasService(MicrometerSyncMeters.class);
        if (found != null) {
            return found.ofSync(sync, object);
        }
        Optional<MeterRegistry> registry = MeterRegistries.find(context);
        if (registry.isEmpty()) {
            return none;
        }
        MicrometerSyncMeters created = new MicrometerSyncMeters(registry.get(), context);
        try {
            context.addService(created);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        return created.ofSync(sync, object);
    }

    private SyncProgress ofSync(String sync, String object) {
        Tags tags = Tags.of("camelContext", context, "sync", sync, "object", object);
        gauge(
                "last.success.timestamp",
                "seconds",
                "When a run last came to the end of its source",
                tags,
                sync,
                s -> time(s.lastSuccess()));
        gauge(
                "last.run.timestamp",
                "seconds",
                "When the latest run ended, well or not",
                tags,
                sync,
                s -> s.lastEnded() == null ? null : time(s.lastEnded().ended()));
        gauge(
                "last.run.failed",
                null,
                "1 if the latest run that ended failed, else 0",
                tags,
                sync,
                s -> s.lastEnded() == null ? null : number(s.failed()));
        gauge("running", null, "1 while a run has begun and not ended", tags, sync, s -> number(s.running()));
        gauge("dead.letters", null, "Records that are refused or unknown", tags, sync, SyncStatus::deadLetters);
        return new Counting(tags);
    }

    private static Number time(Instant instant) {
        return instant == null ? null : instant.toEpochMilli() / 1000.0;
    }

    private static Number number(boolean is) {
        return is ? 1 : 0;
    }

    private void gauge(
            String name, String unit, String description, Tags tags, String sync, Function<SyncStatus, Number> value) {
        registered.add(Gauge.builder(
                        PREFIX + name,
                        () -> status(sync).map(value).map(Number::doubleValue).orElse(Double.NaN))
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    private Optional<SyncStatus> status(String sync) {
        return watch.read(PATIENCE).stream()
                .flatMap(all -> all.stream())
                .filter(s -> s.sync().equals(sync))
                .findFirst();
    }

    @Override
    protected void doStop() {
        registered.forEach(registry::remove);
        registered.clear();
    }

    /** Is told the counts of a run up to now, and counts what was added. A sync has one run at a time. */
    private final class Counting implements SyncProgress {
        private final Tags tags;
        private volatile Map<String, Long> before = Map.of();
        private volatile Map<String, Long> removedBefore = Map.of();

        Counting(Tags tags) {
            this.tags = tags;
            // A rate can only be told of what began at zero.
            Map.of("created", 0, "updated", 0, "unchanged", 0, "refused", 0, "skipped", 0, "unknown", 0)
                    .forEach((status, zero) -> count(status, zero));
            removals(RunRemovals.NONE).forEach(this::countRemoved);
            ended(RunKind.SYNC, "completed");
            ended(RunKind.SYNC, "failed");
        }

        @Override
        public void started(SyncReport report) {
            before = counts(report);
            removedBefore = removals(report.removals());
        }

        @Override
        public void batchDone(SyncReport soFar) {
            Map<String, Long> now = counts(soFar);
            now.forEach((status, number) -> count(status, number - before.getOrDefault(status, 0L)));
            before = now;
            Map<String, Long> removed = removals(soFar.removals());
            removed.forEach((how, number) -> countRemoved(how, number - removedBefore.getOrDefault(how, 0L)));
            removedBefore = removed;
        }

        @Override
        public void ended(SyncReport report) {
            batchDone(report);
            ended(report.kind(), report.completed() ? "completed" : "failed")
                    .record(Duration.ofMillis(Math.round(report.seconds() * 1000)));
        }

        private Timer ended(RunKind kind, String state) {
            var timer = registry.timer(PREFIX + "runs", tags.and("kind", kind.text(), "state", state));
            registered.add(timer);
            return timer;
        }

        private void count(String status, long number) {
            var counter = registry.counter(PREFIX + "records", tags.and("status", status));
            registered.add(counter);
            counter.increment(number);
        }

        private void countRemoved(String how, long number) {
            var counter = registry.counter(PREFIX + "removals", tags.and("outcome", how));
            registered.add(counter);
            counter.increment(number);
        }

        private static Map<String, Long> removals(RunRemovals r) {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("deleted", r.deleted());
            counts.put("cleared", r.cleared());
            counts.put("archived", r.archived());
            counts.put("gone", r.gone());
            counts.put("kept", r.kept());
            return counts;
        }

        private static Map<String, Long> counts(SyncReport r) {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("created", r.created());
            counts.put("updated", r.updated());
            counts.put("unchanged", r.unchanged());
            counts.put("refused", r.refused());
            counts.put("skipped", r.skipped());
            counts.put("unknown", r.unknown());
            return counts;
        }
    }
}
