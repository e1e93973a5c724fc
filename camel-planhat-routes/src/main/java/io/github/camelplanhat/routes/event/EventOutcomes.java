/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.store.StateStore;

/** Stores what became of the events of a batch, in one transaction. */
final class EventOutcomes {
    private final String stream;

    EventOutcomes(String stream) {
        this.stream = stream;
    }

    /**
     * @param outcome what the component tells of the events that were on their way; null if none were
     * @param failed whether the call failed: then what is called refused may only not have been sent, and stays for the next
     *     run, which finds out
     */
    void learn(StreamRun run, BulkOutcome outcome, boolean failed) {
        if (outcome == null) {
            return;
        }
        run.calls(outcome.getCalls());
        for (RecordOutcome record : outcome.getRecords()) {
            BatchEvent event = run.departed.get((int) record.index());
            if (record.status() == OutcomeStatus.SENT) {
                event.dispose(Disposal.SENT, null);
            } else if (record.status() == OutcomeStatus.UNKNOWN) {
                run.job.add("uncertain", 1);
            } else if (record.status() == OutcomeStatus.REFUSED && !failed) {
                event.dispose(Disposal.REFUSED, record.reason());
            }
        }
    }

    void store(StreamRun run, Instant now) {
        if (run.batch.isEmpty()) {
            return;
        }
        List<Long> gone = new ArrayList<>();
        List<Long> parked = new ArrayList<>();
        Map<String, Long> ids = new LinkedHashMap<>();
        for (BatchEvent event : run.batch) {
            switch (event.disposal()) {
                case SENT, FILTERED, DUPLICATE -> gone.add(event.stored().seq());
                case PARKED -> parked.add(event.stored().seq());
                default -> {}
            }
            boolean keepsId = event.disposal() == Disposal.SENT || event.disposal() == Disposal.PARKED;
            String id = event.stored().id();
            if (keepsId && id != null && !run.seen.containsKey(id)) {
                ids.put(id, event.stored().seq());
            }
        }
        StateStore store = run.job.store();
        store.inTransaction(() -> {
            run.job.hold();
            store.events().remove(gone);
            store.events().park(parked, now);
            store.eventIds().add(stream, ids, now);
            run.batch.stream().filter(e -> e.disposal() == Disposal.REFUSED).forEach(e -> store.events()
                    .refuse(e.stored().seq(), e.reason(), now));
        });
        count(run);
        run.batch = List.of();
    }

    private static void count(StreamRun run) {
        JobRun job = run.job;
        for (BatchEvent event : run.batch) {
            job.add("events", 1);
            switch (event.disposal()) {
                case SENT -> job.add("sent", 1);
                case FILTERED -> job.add("filtered", 1);
                case DUPLICATE -> job.add("duplicates", 1);
                case PARKED -> job.add("parked", event.waited() ? 0 : 1);
                case REFUSED -> {
                    job.add("refused", 1);
                    job.reason(event.reason(), 1);
                }
                default -> {}
            }
            if (event.waited() && event.disposal() == Disposal.SENT) {
                job.add("released", 1);
            }
        }
        job.goesOn();
    }
}
