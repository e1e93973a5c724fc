/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.Outcomes;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;

/** Builds batches out of plain maps, and reads what became of their records. */
final class Batches {
    final OutcomeCollector collector = new OutcomeCollector(Outcomes.ALL, 1_000_000, null, false);
    final Resolution resolution;
    final BatchAssembler assembler;
    private final PlanhatObject object;

    Batches(PlanhatObject object, int batchSize, int maxBodyBytes, List<Map<String, Object>> records) {
        this(object, batchSize, maxBodyBytes, Keeping.BYTES, records);
    }

    Batches(PlanhatObject object, Keeping keeping, List<Map<String, Object>> records) {
        this(object, 5_000, 32_000_000, keeping, records);
    }

    private Batches(
            PlanhatObject object, int batchSize, int maxBodyBytes, Keeping keeping, List<Map<String, Object>> records) {
        this.object = object;
        this.resolution = new Resolution(collector, object.keyables());
        BulkSettings settings = new BulkSettings(
                batchSize, maxBodyBytes, 20, 3, java.time.Duration.ZERO, java.time.Duration.ofSeconds(1), false);
        this.assembler = new BatchAssembler(numbered(records), object, settings, keeping, resolution);
    }

    static Batches of(PlanhatObject object, List<Map<String, Object>> records) {
        return new Batches(object, 5_000, 32_000_000, records);
    }

    private static Iterator<PlanhatRecord> numbered(List<Map<String, Object>> records) {
        List<PlanhatRecord> numbered = new ArrayList<>();
        records.forEach(fields -> numbered.add(new PlanhatRecord(numbered.size(), fields, fields, null)));
        return numbered.iterator();
    }

    Batch next() {
        return assembler.next();
    }

    List<Batch> all() {
        List<Batch> all = new ArrayList<>();
        for (Batch batch = assembler.next(); batch != null; batch = assembler.next()) {
            all.add(batch);
        }
        return all;
    }

    KeyIndex index(Batch batch) {
        return new KeyIndex(object, batch.whole());
    }

    /** {@code 0 CREATED id reason}, one line a record, in input order. */
    List<String> outcomes() {
        return collector.outcome().getRecords().stream().map(Batches::line).toList();
    }

    private static String line(RecordOutcome o) {
        return o.index() + " " + o.status() + (o.id() == null ? "" : " " + o.id())
                + (o.reason() == null ? "" : " (" + o.reason() + ")");
    }
}
