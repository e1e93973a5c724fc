/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.util.List;
import java.util.Map;

import io.github.camelplanhat.routes.event.proof.Proof;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.mapping.RowMapper;
import io.github.camelplanhat.routes.store.EventInbox.Place;
import io.github.camelplanhat.routes.store.StoredEvent;

/** One run of a stream, and the batch that it has in hand. */
final class StreamRun {
    /** The order of the report. */
    private static final List<String> COUNTS = List.of(
            "events", "sent", "refused", "filtered", "duplicates", "parked", "proved", "notProvable", "unproved");

    final JobRun job;
    final RowMapper mapper;
    /** The last event that was there when the run began. */
    final long last;
    /** Whether events that wait are tried again. */
    final boolean tryWaiting;

    Place place = Place.START;
    List<BatchEvent> batch = List.of();
    /** Those of the batch that are on their way, in the order of the call. */
    List<BatchEvent> departed = List.of();
    /** Ids of the batch, and the events that have them already. */
    Map<String, Long> seen = Map.of();

    Proof.Before proof;
    /** How many events wait. Only this run parks events, and releases them. */
    long waiting;
    /** Whether the stream has dead letters, which an event of the same id takes away when it is sent. */
    boolean lettersOpen;

    StreamRun(JobRun job, RowMapper mapper, long last, boolean tryWaiting) {
        this.job = job;
        this.mapper = mapper;
        this.last = last;
        this.tryWaiting = tryWaiting;
        COUNTS.forEach(count -> job.add(count, 0));
    }

    void take(List<StoredEvent> events) {
        batch = events.stream().map(BatchEvent::new).toList();
        departed = List.of();
        seen = Map.of();
        proof = null;
        if (!events.isEmpty()) {
            StoredEvent latest = events.get(events.size() - 1);
            place = new Place(latest.time(), latest.seq());
        }
    }

    List<BatchEvent> open() {
        return batch.stream().filter(BatchEvent::isOpen).toList();
    }

    void calls(long number) {
        job.add("calls", number);
    }
}
