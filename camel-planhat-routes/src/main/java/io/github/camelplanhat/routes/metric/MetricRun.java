/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.mapping.SkippedRow;
import io.github.camelplanhat.routes.source.AcknowledgedRows;
import io.github.camelplanhat.routes.sync.RowBatches;
import io.github.camelplanhat.routes.sync.RowCursor;

/** One run: what its rows say, what Planhat has, and what became of what was pushed. */
final class MetricRun implements AutoCloseable {
    private static final int STEP = 5_000;
    /** From so many metrics on, one list of all is cheaper than a list of each. */
    private static final int MOST_LISTS = 20;

    private final MetricSettings settings;
    private final MetricWindow window;
    private final JobRun job;
    private final MetricRowReader reader;
    private final MetricScratch scratch;
    private final RefusedValues refused;
    private final SentSample sample;
    private RowCursor rows;
    private MissingValues missing;
    private List<MetricValue> travelling = List.of();
    private boolean doubted;

    MetricRun(MetricSettings settings, MetricWindow window, JobRun job) {
        this.settings = settings;
        this.window = window;
        this.job = job;
        this.reader = settings.rowReader();
        this.refused = new RefusedValues(settings.state().resolve(settings.name() + "-refused.jsonl"));
        this.sample = new SentSample(job.store()
                .inTransaction(() -> job.store().cursors().read(settings.name()).orElse(null)));
        // The last one, since nobody would close it if one of the others failed.
        this.scratch = MetricScratch.open(settings.state().resolve(settings.name() + "-metrics.tmp"));
    }

    /** @param body what the source answered with */
    void read(Object body) {
        if (body instanceof AcknowledgedRows) {
            throw new IllegalArgumentException(
                    "the source hands each row out once, and days that are missing later could"
                            + " not be filled; keep its rows in a table or file, and read that");
        }
        rows = RowCursor.over(body, row -> {});
    }

    Iterator<Object> batches() {
        return new RowBatches(rows, STEP);
    }

    /** Takes the values out of rows. */
    void gather(List<?> batch) {
        List<MetricValue> values = new ArrayList<>(batch.size());
        for (Object row : batch) {
            job.add(MetricCounts.ROWS, 1);
            if (!(row instanceof SkippedRow)) {
                read((Map<?, ?>) row, values);
            }
        }
        scratch.add(values, settings.sameDay());
        job.goesOn();
    }

    private void read(Map<?, ?> row, List<MetricValue> values) {
        try {
            MetricValue value = reader.read(row);
            if (window.has(value.day())) {
                values.add(value);
            } else {
                job.add(MetricCounts.OUTSIDE, 1);
            }
        } catch (RefusedValueException e) {
            refuse(row, e.getMessage());
        }
    }

    /** Ends the reading; throws what made the source end before its time. */
    void gathered() {
        rows.close();
        if (rows.failure() != null) {
            throw rows.failure();
        }
        job.add(MetricCounts.VALUES, scratch.extent().values());
    }

    boolean hasValues() {
        return job.count(MetricCounts.VALUES) > 0;
    }

    /** Takes the records that values may belong to. */
    void targets(RecordStream listed) {
        List<String[]> step = new ArrayList<>();
        while (listed.hasNext()) {
            Map<String, Object> record = listed.next();
            if (record.get("externalId") != null && record.get("_id") instanceof String id) {
                step.add(new String[] {record.get("externalId").toString(), id});
            }
            if (step.size() == STEP || !listed.hasNext()) {
                scratch.addTargets(step);
                step.clear();
            }
        }
        job.add(MetricCounts.CALLS, listed.calls());
        job.goesOn();
    }

    /** The filters of the lists of what Planhat has: one for each metric, or one for all where there are many. */
    List<Map<String, Object>> lists() {
        MetricScratch.Extent extent = scratch.extent();
        List<String> dimensions = scratch.dimensions(MOST_LISTS + 1);
        List<Map<String, Object>> lists = new ArrayList<>();
        for (String dimension : dimensions.size() > MOST_LISTS ? List.of("") : dimensions) {
            Map<String, Object> filters = new LinkedHashMap<>();
            if (!dimension.isEmpty()) {
                filters.put("dimid", dimension);
            }
            // Nobody says whether the two days themselves belong to the list; a day more does no harm.
            filters.put("from", extent.firstDay() - 1);
            filters.put("to", extent.lastDay() + 1);
            lists.add(filters);
        }
        return lists;
    }

    /** Takes values that Planhat has. */
    void known(RecordStream listed) {
        List<KnownValue> step = new ArrayList<>();
        while (listed.hasNext()) {
            KnownValue.of(listed.next()).ifPresent(step::add);
            if (step.size() == STEP || !listed.hasNext()) {
                scratch.addKnown(step);
                step.clear();
            }
        }
        job.add(MetricCounts.CALLS, listed.calls());
        job.goesOn();
    }

    Iterator<Object> missing() {
        missing = new MissingValues(settings, scratch.compared(), this);
        return missing;
    }

    /** Makes sure that the lease is still held, and gives the values the form in which they travel. */
    List<Map<String, Object>> depart(List<MetricValue> batch) {
        job.store().inTransaction(() -> {
            job.hold();
            return null;
        });
        travelling = batch;
        String model = settings.target().model();
        return batch.stream().map(value -> value.json(model)).toList();
    }

    /** @param outcome of the values that departed last; null if there is none */
    void settle(BulkOutcome outcome) {
        if (outcome != null) {
            job.add(MetricCounts.CALLS, outcome.getCalls());
            outcome.getRecords().forEach(this::settle);
        }
        travelling = List.of();
        job.goesOn();
    }

    private void settle(RecordOutcome outcome) {
        MetricValue value = travelling.get((int) outcome.index());
        if (outcome.status() == OutcomeStatus.SENT) {
            job.add(MetricCounts.SENT, 1);
            sample.sent(value);
        } else if (outcome.status() == OutcomeStatus.WOULD_SEND) {
            job.add(MetricCounts.WOULD_BE_SENT, 1);
        } else if (outcome.status() == OutcomeStatus.REFUSED) {
            refuse(value, outcome.reason());
        } else {
            count(MetricCounts.UNKNOWN);
            job.reason(outcome.reason(), 1);
            refused.add(json(value), OutcomeStatus.UNKNOWN.name(), outcome.reason());
        }
    }

    void count(String count) {
        job.add(count, 1);
    }

    /** Planhat does not have it. */
    void missing(MetricValue value) {
        count(MetricCounts.MISSING);
        if (sample.wasSentBefore(value)) {
            doubted = true;
            job.reason(
                    "an earlier run sent it and Planhat does not have it; are tenantToken and accessToken of one Planhat?",
                    1);
        }
    }

    void refuse(MetricValue value, String reason) {
        refuse(json(value), reason);
    }

    private void refuse(Map<?, ?> what, String reason) {
        count(MetricCounts.REFUSED);
        job.reason(reason, 1);
        refused.add(what, OutcomeStatus.REFUSED.name(), reason);
    }

    private Map<String, Object> json(MetricValue value) {
        return value.json(settings.target().model());
    }

    JobReport end() {
        refused.close();
        job.store().inTransaction(() -> {
            job.hold();
            String text = sample();
            if (text != null) {
                job.store().cursors().move(settings.name(), text, job.id(), job.started());
            }
            return null;
        });
        boolean clean = job.count(MetricCounts.REFUSED) == 0 && job.count(MetricCounts.UNKNOWN) == 0 && !doubted;
        return job.end(clean);
    }

    private String sample() {
        try {
            return sample.text();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where what was refused can be looked up; null if nothing was. */
    String refusedFile() {
        return refused.isEmpty() ? null : refused.file().toString();
    }

    void stopReading() {
        if (rows != null) {
            rows.close();
        }
        if (missing != null) {
            missing.close();
        }
    }

    @Override
    public void close() {
        stopReading();
        refused.close();
        scratch.close();
    }
}
