/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.store.RunRemovals;
import io.github.camelplanhat.routes.sync.SyncProgress;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.micrometer.core.instrument.Tags;

import static io.github.camelplanhat.routes.watch.RegisteredMeters.flag;
import static io.github.camelplanhat.routes.watch.RegisteredMeters.seconds;

/**
 * Measures the runs of one sync by Micrometer. What a run does is counted as it happens in this process; how a sync stands
 * comes from the state store, so that it outlives the process and knows what others did. Tags are names of syncs, objects,
 * kinds and states.
 */
final class MicrometerSyncMeters implements SyncProgress {
    private static final String PREFIX = "camel.planhat.sync.";

    private final RegisteredMeters meters;
    private final Tags tags;
    // A sync has one run at a time, and is told its counts up to now.
    private volatile Map<String, Long> before = Map.of();
    private volatile Map<String, Long> removedBefore = Map.of();

    private MicrometerSyncMeters(RegisteredMeters meters, String sync, String object) {
        this.meters = meters;
        this.tags = meters.tags("sync", sync, "object", object);
        gauge(
                "last.success.timestamp",
                "seconds",
                "When a run last came to the end of its source",
                sync,
                s -> seconds(s.lastSuccess()));
        gauge(
                "last.run.timestamp",
                "seconds",
                "When the latest run ended, well or not",
                sync,
                s -> s.lastEnded() == null ? null : seconds(s.lastEnded().ended()));
        gauge(
                "last.run.failed",
                null,
                "1 if the latest run that ended failed, else 0",
                sync,
                s -> s.lastEnded() == null ? null : flag(s.failed()));
        gauge("running", null, "1 while a run has begun and not ended", sync, s -> flag(s.running()));
        gauge("dead.letters", null, "Records that are refused or unknown", sync, SyncStatus::deadLetters);
        // A rate can only be told of what began at zero.
        Map.of("created", 0, "updated", 0, "unchanged", 0, "refused", 0, "skipped", 0, "unknown", 0)
                .forEach((status, zero) -> count(status, zero));
        removals(RunRemovals.NONE).forEach(this::countRemoved);
        meters.timer(PREFIX + "runs", ending(RunKind.SYNC, "completed"));
        meters.timer(PREFIX + "runs", ending(RunKind.SYNC, "failed"));
    }

    static SyncProgress of(CamelContext context, String sync, String object, SyncProgress none) {
        return RegisteredMeters.of(context)
                .<SyncProgress>map(meters -> new MicrometerSyncMeters(meters, sync, object))
                .orElse(none);
    }

    private void gauge(String name, String unit, String description, String sync, Function<SyncStatus, Number> value) {
        meters.gauge(PREFIX + name, unit, description, tags, () -> status(sync)
                .map(value)
                .orElse(null));
    }

    private Optional<SyncStatus> status(String sync) {
        return meters.standing().stream()
                .flatMap(s -> s.syncs().stream())
                .filter(s -> s.sync().equals(sync))
                .findFirst();
    }

    private Tags ending(RunKind kind, String state) {
        return tags.and("kind", kind.text(), "state", state);
    }

    private void count(String status, long number) {
        meters.count(PREFIX + "records", tags.and("status", status), number);
    }

    private void countRemoved(String how, long number) {
        meters.count(PREFIX + "removals", tags.and("outcome", how), number);
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
        meters.time(
                PREFIX + "runs", ending(report.kind(), report.completed() ? "completed" : "failed"), report.seconds());
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
