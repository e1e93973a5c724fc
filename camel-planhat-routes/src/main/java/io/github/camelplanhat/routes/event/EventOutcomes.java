/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredEvent;

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
        List<NewDeadLetter> letters = new ArrayList<>();
        List<String> freed = new ArrayList<>();
        List<String> settled = new ArrayList<>();
        Map<String, Long> ids = new LinkedHashMap<>();
        for (BatchEvent event : run.batch) {
            Disposal disposal = event.disposal();
            String id = event.stored().id();
            if (disposal == Disposal.OPEN) {
                continue;
            }
            (disposal == Disposal.PARKED ? parked : gone).add(event.stored().seq());
            if (disposal == Disposal.REFUSED) {
                letters.add(RefusedEvents.letter(event.stored(), event.reason(), event.activity()));
            }
            if (id == null) {
                continue;
            }
            boolean noted = run.seen.containsKey(id);
            if (disposal == Disposal.SENT || disposal == Disposal.PARKED) {
                if (!noted) {
                    ids.put(id, event.stored().seq());
                }
            } else if (disposal == Disposal.REFUSED && noted) {
                freed.add(id);
            }
            if (disposal == Disposal.SENT || disposal == Disposal.DUPLICATE) {
                settled.add(RefusedEvents.key(id));
            }
        }
        StateStore store = run.job.store();
        store.inTransaction(() -> {
            run.job.hold();
            store.events().remove(gone);
            store.events().park(parked, now);
            store.eventIds().add(stream, ids, now);
            store.eventIds().remove(stream, freed);
            if (run.lettersOpen) {
                store.deadLetters().resolve(stream, settled);
            }
            store.deadLetters().add(stream, RefusedEvents.OBJECT, run.job.id(), letters, now);
        });
        run.lettersOpen |= !letters.isEmpty();
        count(run);
        run.batch = List.of();
    }

    /** Events that waited too long become dead letters. */
    void expire(StreamRun run, List<StoredEvent> events, String reason, Instant now) {
        StateStore store = run.job.store();
        run.job.hold();
        store.events().remove(events.stream().map(StoredEvent::seq).toList());
        store.eventIds()
                .remove(
                        stream,
                        events.stream()
                                .map(StoredEvent::id)
                                .filter(Objects::nonNull)
                                .toList());
        store.deadLetters()
                .add(
                        stream,
                        RefusedEvents.OBJECT,
                        run.job.id(),
                        events.stream()
                                .map(e -> RefusedEvents.letter(e, reason, null))
                                .toList(),
                        now);
        run.lettersOpen |= !events.isEmpty();
    }

    private static void count(StreamRun run) {
        JobRun job = run.job;
        for (BatchEvent event : run.batch) {
            job.add("events", 1);
            switch (event.disposal()) {
                case SENT -> job.add("sent", 1);
                case FILTERED -> job.add("filtered", 1);
                case DUPLICATE -> job.add("duplicates", 1);
                case PARKED -> {
                    job.add("parked", event.waited() ? 0 : 1);
                    run.waiting += event.waited() ? 0 : 1;
                }
                case REFUSED -> {
                    job.add("refused", 1);
                    job.reason(event.reason(), 1);
                }
                default -> {}
            }
            if (event.waited() && event.disposal() != Disposal.PARKED && event.disposal() != Disposal.OPEN) {
                run.waiting--;
            }
            if (event.waited() && event.disposal() == Disposal.SENT) {
                job.add("released", 1);
            }
        }
        job.goesOn();
    }
}
