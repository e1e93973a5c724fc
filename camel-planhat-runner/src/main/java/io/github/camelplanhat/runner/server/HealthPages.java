/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.server;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.sync.SyncReports;
import io.github.camelplanhat.routes.watch.JobStatus;
import io.github.camelplanhat.routes.watch.Standing;
import io.github.camelplanhat.routes.watch.StateWatch;
import io.github.camelplanhat.routes.watch.SyncStatus;

/**
 * What whoever watches the process wants to know. Alive is a process that is worth keeping; ready is one that can do its
 * work. A sync that fails says nothing against either: a restart would not help, so it is only told. Why it failed is not
 * told, because such texts may quote records.
 */
final class HealthPages {
    /** Probes give up after a second, if nobody tells them otherwise. */
    private static final Duration PATIENCE = Duration.ofMillis(800);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context;

    HealthPages(CamelContext context) {
        this.context = context;
    }

    /** Whoever answers lives. */
    Answer live(String accept) {
        return answer(true, Map.of());
    }

    Answer ready(String accept) {
        Map<String, Object> body = new LinkedHashMap<>();
        boolean started = context.getStatus() == ServiceStatus.Started;
        body.put("camel", context.getStatus().name().toLowerCase(Locale.ROOT));
        boolean works = !SyncReports.of(context).syncs().isEmpty()
                || !JobReports.of(context).jobs().isEmpty();
        if (!started || !works) {
            return answer(started, body);
        }
        Optional<Standing> standing = StateWatch.of(context).read(PATIENCE);
        body.put("state", standing.isPresent() ? "reachable" : "unreachable");
        standing.ifPresent(all -> {
            body.put("degraded", all.degraded());
            body.put("syncs", all.syncs().stream().map(HealthPages::sync).toList());
            body.put("jobs", all.jobs().stream().map(HealthPages::job).toList());
        });
        return answer(standing.isPresent(), body);
    }

    private static Map<String, Object> sync(SyncStatus status) {
        Map<String, Object> sync = new LinkedHashMap<>();
        sync.put("name", status.sync());
        sync.put("object", status.object());
        sync.put("running", status.running());
        if (status.lastEnded() != null) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("id", status.lastEnded().id());
            run.put("kind", status.lastEnded().kind().text());
            run.put("state", status.failed() ? "failed" : "completed");
            run.put("ended", text(status.lastEnded().ended()));
            sync.put("lastRun", run);
        }
        sync.put("lastSuccess", text(status.lastSuccess()));
        sync.put("deadLetters", status.deadLetters());
        return sync;
    }

    private static Map<String, Object> job(JobStatus status) {
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("name", status.job());
        job.put("kind", status.kind());
        job.put("running", status.running());
        if (status.lastEnded() != null) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("id", status.lastEnded().id());
            run.put("state", status.failed() ? "failed" : "completed");
            run.put("clean", status.lastEnded().clean());
            run.put("ended", text(status.lastEnded().ended()));
            job.put("lastRun", run);
        }
        job.put("lastSuccess", text(status.lastSuccess()));
        job.put("deadLetters", status.deadLetters());
        return job;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private static Answer answer(boolean up, Map<String, Object> details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", up ? "UP" : "DOWN");
        body.putAll(details);
        try {
            return Answer.json(up ? 200 : 503, JSON.writeValueAsString(body) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
