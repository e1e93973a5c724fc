/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.convert;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.Converter;

import io.github.camelplanhat.component.AccessTokenSupplier;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatJson;

/**
 * Lets an outcome go where Camel wants a Map (templates, JSON data formats) or bytes (files, HTTP answers, queues). As
 * text it stays its one-line summary, which is what a log wants.
 */
@Converter(generateLoader = true)
public final class PlanhatConverters {
    private PlanhatConverters() {}

    /**
     * Counts by status in small letters, {@code read}, {@code calls} and the rest by their own names, and the records. Only that
     * of a dry run has {@code dryRun}, and counts of what would happen.
     */
    @Converter
    public static Map<String, Object> toMap(BulkOutcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("read", outcome.getRead());
        for (OutcomeStatus status : OutcomeStatus.values()) {
            if (!status.onlyForetold()) {
                map.put(status.name().toLowerCase(Locale.ROOT), outcome.count(status));
            }
        }
        if (outcome.isDryRun()) {
            map.put("dryRun", true);
            map.put("wouldCreate", outcome.getWouldCreate());
            map.put("wouldUpdate", outcome.getWouldUpdate());
            map.put("wouldDelete", outcome.getWouldDelete());
            map.put("wouldSend", outcome.getWouldSend());
        }
        map.put("clean", outcome.isClean());
        map.put("calls", outcome.getCalls());
        map.put("isolationCalls", outcome.getIsolationCalls());
        map.put("lookupCalls", outcome.getLookupCalls());
        map.put("resent", outcome.getResent());
        List<Map<String, Object>> records = new ArrayList<>();
        outcome.getRecords().forEach(r -> records.add(toMap(r)));
        map.put("records", records);
        map.put("recordsOmitted", outcome.getRecordsOmitted());
        return map;
    }

    /** Only what there is: no field of the map is null, but those of a change may be. */
    @Converter
    public static Map<String, Object> toMap(RecordOutcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("index", outcome.index());
        map.put("status", outcome.status().name());
        put(map, "id", outcome.id());
        put(map, "key", outcome.key());
        put(map, "reason", outcome.reason());
        map.put("resent", outcome.resent());
        put(map, "record", outcome.record());
        if (!outcome.changes().isEmpty()) {
            Map<String, Object> changes = new LinkedHashMap<>();
            outcome.changes().forEach((field, change) -> changes.put(field, toMap(change)));
            map.put("changes", changes);
        }
        return map;
    }

    private static Map<String, Object> toMap(FieldChange change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", change.from());
        map.put("to", change.to());
        return map;
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** JSON of {@link #toMap(BulkOutcome)}, in UTF-8. */
    @Converter
    public static byte[] toBytes(BulkOutcome outcome) throws IOException {
        return PlanhatJson.mapper().writeValueAsBytes(toMap(outcome));
    }

    @Converter
    public static byte[] toBytes(RecordOutcome outcome) throws IOException {
        return PlanhatJson.mapper().writeValueAsBytes(toMap(outcome));
    }

    @Converter
    public static InputStream toInputStream(BulkOutcome outcome) throws IOException {
        return new ByteArrayInputStream(toBytes(outcome));
    }

    @Converter
    public static InputStream toInputStream(RecordOutcome outcome) throws IOException {
        return new ByteArrayInputStream(toBytes(outcome));
    }

    /** For an option that names any {@code Supplier} bean: {@code accessTokenSupplier=#bean:myTokens}. */
    @Converter
    public static AccessTokenSupplier toAccessTokenSupplier(Supplier<?> tokens) {
        return () -> (String) tokens.get();
    }
}
