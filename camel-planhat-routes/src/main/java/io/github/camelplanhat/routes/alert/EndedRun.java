/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.sync.SyncReport;

/**
 * A run that has ended, as far as alerts need to know it.
 *
 * @param id null for a run that could not begin
 * @param at when it ended, in whole milliseconds, as the store keeps them
 * @param failure what stopped it, cut; null for one that came to the end of its source
 * @param unit what is counted: {@code rows} of a sync, or what a job deals with, such as {@code companies}
 * @param read how many of them there were
 * @param missing those that were refused or failed, or of which it is unknown whether they arrived
 * @param report the counts and reasons that a message may tell
 */
record EndedRun(
        String sync,
        String id,
        Instant at,
        String failure,
        String unit,
        long read,
        long missing,
        Map<String, Object> report) {
    private static final String ROWS = "rows";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    static EndedRun of(SyncReport r, Instant at) {
        Map<String, Object> report = JSON.convertValue(r, MAP);
        return of(r.name(), r.run(), at, r.failure(), ROWS, r.read(), r.refused() + r.unknown(), report, r.reasons());
    }

    static EndedRun of(JobReport r, JobCounts meaning, Instant at) {
        Map<String, Object> report = job(r.name(), r.kind(), r.run(), r.started());
        report.put("seconds", r.seconds());
        report.putAll(r.counts());
        return of(r.name(), r.run(), at, r.failure(), meaning, r.counts(), r.clean(), report, r.reasons());
    }

    static EndedRun of(JobRunRow r, JobCounts meaning) {
        Map<String, Object> report = job(r.job(), r.kind(), r.id(), r.started());
        report.put("seconds", seconds(r.started(), r.ended()));
        report.putAll(r.counts());
        return of(r.job(), r.id(), r.ended(), r.failure(), meaning, r.counts(), r.clean(), report, r.reasons());
    }

    private static Map<String, Object> job(String name, String kind, String run, Instant started) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", name);
        report.put("kind", kind);
        report.put("run", run);
        report.put("started", started.toString());
        return report;
    }

    private static double seconds(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
    }

    private static EndedRun of(
            String job,
            String id,
            Instant at,
            String failure,
            JobCounts meaning,
            Map<String, Long> counts,
            boolean clean,
            Map<String, Object> report,
            Map<String, Long> reasons) {
        long whole = meaning.whole(counts, clean);
        long lost = meaning.lost(counts, clean);
        return of(job, id, at, failure, meaning.whole(), whole, lost, report, reasons);
    }

    static EndedRun of(RunRow r) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", r.sync());
        report.put("object", r.object());
        report.put("kind", r.kind().text());
        report.put("run", r.id());
        report.put("started", r.started().toString());
        report.put("seconds", seconds(r.started(), r.ended()));
        report.putAll(JSON.convertValue(r.counts(), MAP));
        return of(
                r.sync(),
                r.id(),
                r.ended(),
                r.failure(),
                ROWS,
                r.counts().read(),
                r.counts().refused() + r.counts().unknown(),
                report,
                r.reasons());
    }

    static EndedRun notBegun(String sync, String why, Instant at) {
        return of(
                sync,
                null,
                at,
                "could not begin: " + why,
                ROWS,
                0,
                0,
                new LinkedHashMap<>(Map.of("name", sync)),
                Map.of());
    }

    private static EndedRun of(
            String sync,
            String id,
            Instant at,
            String failure,
            String unit,
            long read,
            long missing,
            Map<String, Object> report,
            Map<String, Long> reasons) {
        String cut = failure == null ? null : AlertText.cut(failure);
        report.put("failure", cut);
        report.put("reasons", AlertText.cut(reasons));
        return new EndedRun(sync, id, at.truncatedTo(ChronoUnit.MILLIS), cut, unit, read, missing, report);
    }

    boolean good() {
        return failure == null;
    }
}
