/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.sync.SyncReport;

/**
 * A run that has ended, as far as alerts need to know it.
 *
 * @param id null for a run that could not begin
 * @param at when it ended, in whole milliseconds, as the store keeps them
 * @param failure what stopped it, cut; null for one that came to the end of its source
 * @param missing rows that are refused, or of which it is unknown whether Planhat stored them
 * @param report the counts and reasons that a message may tell
 */
record EndedRun(
        String sync, String id, Instant at, String failure, long read, long missing, Map<String, Object> report) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    static EndedRun of(SyncReport r, Instant at) {
        Map<String, Object> report = JSON.convertValue(r, MAP);
        return of(r.name(), r.run(), at, r.failure(), r.read(), r.refused() + r.unknown(), report, r.reasons());
    }

    static EndedRun of(RunRow r) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("name", r.sync());
        report.put("object", r.object());
        report.put("kind", r.kind().text());
        report.put("run", r.id());
        report.put("started", r.started().toString());
        report.put("seconds", (r.ended().toEpochMilli() - r.started().toEpochMilli()) / 1000.0);
        report.putAll(JSON.convertValue(r.counts(), MAP));
        return of(
                r.sync(),
                r.id(),
                r.ended(),
                r.failure(),
                r.counts().read(),
                r.counts().refused() + r.counts().unknown(),
                report,
                r.reasons());
    }

    static EndedRun notBegun(String sync, String why, Instant at) {
        return of(sync, null, at, "could not begin: " + why, 0, 0, new LinkedHashMap<>(Map.of("name", sync)), Map.of());
    }

    private static EndedRun of(
            String sync,
            String id,
            Instant at,
            String failure,
            long read,
            long missing,
            Map<String, Object> report,
            Map<String, Long> reasons) {
        String cut = failure == null ? null : AlertText.cut(failure);
        report.put("failure", cut);
        report.put("reasons", AlertText.cut(reasons));
        return new EndedRun(sync, id, at.truncatedTo(ChronoUnit.MILLIS), cut, read, missing, report);
    }

    boolean good() {
        return failure == null;
    }
}
