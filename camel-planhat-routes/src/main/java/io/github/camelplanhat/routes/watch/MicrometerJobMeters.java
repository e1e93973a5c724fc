/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobProgress;
import io.github.camelplanhat.routes.job.JobReport;
import io.micrometer.core.instrument.Tags;

import static io.github.camelplanhat.routes.watch.RegisteredMeters.flag;
import static io.github.camelplanhat.routes.watch.RegisteredMeters.seconds;

/** Measures the runs of one job by Micrometer, as {@link MicrometerSyncMeters} does it for syncs. */
final class MicrometerJobMeters implements JobProgress {
    private static final String PREFIX = "camel.planhat.job.";

    private final RegisteredMeters meters;
    private final JobCounts meaning;
    private final Tags tags;
    private final Map<String, Long> latest = new ConcurrentHashMap<>();
    private final Set<String> levels = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Long> before = Map.of();

    private MicrometerJobMeters(RegisteredMeters meters, String job, String kind, JobCounts meaning) {
        this.meters = meters;
        this.meaning = meaning;
        this.tags = meters.tags("job", job, "kind", kind);
        gauge(
                "last.success.timestamp",
                "seconds",
                "When a run last came to its end",
                job,
                s -> seconds(s.lastSuccess()));
        gauge(
                "last.run.timestamp",
                "seconds",
                "When the latest run ended, well or not",
                job,
                s -> s.lastEnded() == null ? null : seconds(s.lastEnded().ended()));
        gauge(
                "last.run.failed",
                null,
                "1 if the latest run that ended failed, else 0",
                job,
                s -> s.lastEnded() == null ? null : flag(s.failed()));
        gauge("running", null, "1 while a run has begun and not ended", job, s -> flag(s.running()));
        gauge("dead.letters", null, "What is refused and can be tried again", job, JobStatus::deadLetters);
        // A rate can only be told of what began at zero.
        meters.count(PREFIX + "counts", tags.and("count", meaning.whole()), 0);
        meaning.lost().forEach(count -> meters.count(PREFIX + "counts", tags.and("count", count), 0));
        meters.timer(PREFIX + "runs", tags.and("state", "completed"));
        meters.timer(PREFIX + "runs", tags.and("state", "failed"));
    }

    static JobProgress of(CamelContext context, String job, String kind, JobCounts meaning, JobProgress none) {
        return RegisteredMeters.of(context)
                .<JobProgress>map(meters -> new MicrometerJobMeters(meters, job, kind, meaning))
                .orElse(none);
    }

    private void gauge(String name, String unit, String description, String job, Function<JobStatus, Number> value) {
        meters.gauge(PREFIX + name, unit, description, tags, () -> status(job)
                .map(value)
                .orElse(null));
    }

    private Optional<JobStatus> status(String job) {
        return meters.standing().stream()
                .flatMap(s -> s.jobs().stream())
                .filter(s -> s.job().equals(job))
                .findFirst();
    }

    @Override
    public void jobStarted(JobReport report) {
        // What a run that goes on had counted was another process's work.
        before = report.counts();
    }

    @Override
    public void jobGoesOn(JobReport soFar) {
        soFar.counts().forEach(this::counted);
        before = soFar.counts();
    }

    private void counted(String count, long number) {
        if (meaning.levels().contains(count)) {
            latest.put(count, number);
            if (levels.add(count)) {
                meters.gauge(
                        PREFIX + "level",
                        null,
                        "How something stood at the end of the latest run of this process",
                        tags.and("count", count),
                        () -> latest.get(count));
            }
        } else {
            // Some counts are corrected at the end of a run, and a counter never falls.
            meters.count(
                    PREFIX + "counts", tags.and("count", count), Math.max(0, number - before.getOrDefault(count, 0L)));
        }
    }

    @Override
    public void jobEnded(JobReport report) {
        jobGoesOn(report);
        meters.time(PREFIX + "runs", tags.and("state", report.completed() ? "completed" : "failed"), report.seconds());
    }
}
