/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.benchmarks.data.Companies;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.Outcomes;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Writes the body of a bulk call, and tells from its answer what became of each record. Here, because none of that is public. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BulkLayer {
    private static final int RECORDS = 5_000;
    private static final BulkSettings SETTINGS =
            new BulkSettings(RECORDS, 32_000_000, 30, 2, Duration.ZERO, Duration.ofMinutes(1), false);

    private final List<PlanhatRecord> records = new ArrayList<>();
    private final BulkAnswerReader reader = new BulkAnswerReader();
    private byte[] answer;
    private Batch sent;

    @Setup
    public void prepare() throws IOException {
        List<Map<String, String>> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> fields = Companies.record(i);
            records.add(new PlanhatRecord(i, fields, fields, null));
            String id = String.format("%024x", i);
            ids.add(id);
            names.add(Map.of("_id", id, "externalId", Companies.externalId(i)));
        }
        // Planhat does not say in which order it names records.
        Collections.shuffle(names, new Random(1));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("created", RECORDS);
        body.put("createdErrors", List.of());
        body.put("insertsKeys", names);
        body.put("updated", 0);
        body.put("updatedErrors", List.of());
        body.put("updatesKeys", List.of());
        body.put("nonupdates", 0);
        body.put("modified", List.of());
        body.put("upsertedIds", ids);
        answer = new ObjectMapper().writeValueAsBytes(body);
        sent = bodyWriting();
    }

    private static Resolution resolution() {
        OutcomeCollector collector = new OutcomeCollector(Outcomes.PROBLEMS, 10_000, null, false);
        return new Resolution(collector, PlanhatObject.COMPANY.keyables());
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Batch bodyWriting() {
        Iterator<PlanhatRecord> input = records.iterator();
        Batch batch = new BatchAssembler(input, PlanhatObject.COMPANY, SETTINGS, Keeping.BYTES, resolution()).next();
        if (batch.entries.size() != RECORDS) {
            throw new IllegalStateException("a batch of " + batch.entries.size());
        }
        return batch;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public List<Entry> correlation() throws IOException {
        sent.entries.forEach(entry -> entry.resolved = false);
        Part part = sent.whole();
        BulkAnswer read = reader.read(200, new ByteArrayInputStream(answer));
        KeyIndex index = new KeyIndex(PlanhatObject.COMPANY, part);
        List<Entry> unexplained = Explanation.of(part, read, index, Writing.of(Operation.BULK_UPSERT), resolution());
        if (!unexplained.isEmpty()) {
            throw new IllegalStateException(unexplained.size() + " records are unexplained");
        }
        return unexplained;
    }
}
