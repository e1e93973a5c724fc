/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.record.RecordWriter;

/** Checks the input's events, refuses what Planhat would swallow, and cuts the rest into calls by count and real bytes. */
final class EventBatches {
    private final Iterator<PlanhatRecord> input;
    private final EventKind<?> kind;
    private final EventSettings settings;
    private final OutcomeCollector collector;
    private final RecordWriter writer = new RecordWriter();
    private List<Event> filling = new ArrayList<>();
    private long bytes;
    private boolean first = true;
    private RuntimeException failure;

    EventBatches(Iterator<PlanhatRecord> input, EventKind<?> kind, EventSettings settings, OutcomeCollector collector) {
        this.input = input;
        this.kind = kind;
        this.settings = settings;
        this.collector = collector;
    }

    /** The events of the next call; none when the input is used up. */
    List<Event> next() {
        while (more()) {
            Event event = event(input.next(), onlyOne());
            if (event == null) {
                continue;
            }
            boolean full = filling.size() >= settings.batchSize()
                    || 2 + bytes + event.json().length + filling.size() > settings.maxBodyBytes();
            boolean apart = !filling.isEmpty()
                    && (full || event.alone() || filling.get(0).alone());
            List<Event> ready = apart ? take() : null;
            filling.add(event);
            bytes += event.json().length;
            if (ready != null) {
                return ready;
            }
        }
        return take();
    }

    /** What was read but not handed out yet. */
    List<Event> pending() {
        return filling;
    }

    private List<Event> take() {
        List<Event> ready = filling;
        filling = new ArrayList<>();
        bytes = 0;
        return ready;
    }

    private boolean more() {
        if (failure != null) {
            throw failure;
        }
        return input.hasNext();
    }

    /** Whether the record at hand is the whole input. A source that fails here must not cost that record its outcome. */
    private boolean onlyOne() {
        boolean only = first;
        first = false;
        try {
            return only && !input.hasNext();
        } catch (RuntimeException e) {
            failure = e;
            return false;
        }
    }

    private Event event(PlanhatRecord record, boolean only) {
        try {
            if (record.problem() != null) {
                throw new RefusedEventException(record.problem());
            }
            EventKind.Checked checked = kind.check(record, only);
            byte[] json = json(checked.fields());
            int most = Math.min(kind.maxEventBytes(), settings.maxBodyBytes() - 2);
            if (json.length > most) {
                throw new RefusedEventException(
                        "has " + json.length + " bytes as JSON; at most " + most + " can be sent");
            }
            return new Event(record.index(), checked.fields(), json, checked.key(), checked.alone(), record.original());
        } catch (RefusedEventException e) {
            collector.add(new RecordOutcome(
                    record.index(), OutcomeStatus.REFUSED, null, null, e.getMessage(), false, record.original()));
            return null;
        }
    }

    private byte[] json(Map<String, Object> fields) throws RefusedEventException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator out = PlanhatJson.mapper().createGenerator(bytes)) {
            writer.write(out, fields);
        } catch (IOException e) {
            throw new RefusedEventException(e.getMessage());
        }
        return bytes.toByteArray();
    }
}
