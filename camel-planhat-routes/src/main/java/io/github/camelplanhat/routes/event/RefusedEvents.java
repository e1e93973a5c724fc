/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.record.RecordHash;
import io.github.camelplanhat.routes.row.PlainValues;
import io.github.camelplanhat.routes.row.StoredRow;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.LetterChoice;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.NewEvent;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredDeadLetter;
import io.github.camelplanhat.routes.store.StoredEvent;

/** Events that cannot be sent are dead letters of their stream, with the row that the mapping saw. */
public final class RefusedEvents {
    /** What the dead letters of events are letters of. */
    public static final String OBJECT = "activity";

    private static final int PAGE = 500;

    private RefusedEvents() {}

    static NewDeadLetter letter(StoredEvent event, String reason, Map<String, Object> activity) {
        String key = event.id() == null ? "event=#" + event.seq() : key(event.id());
        return letter(key, reason, BatchEvent.row(event), activity, event.seq(), false, event.received());
    }

    /** An event that could not even be stored: too large, or none at all. */
    public static NewDeadLetter letter(NewEvent event, String reason, boolean unreadable) {
        StoredEvent stored = new StoredEvent(
                0,
                null,
                event.id(),
                event.name(),
                event.time(),
                event.readableTime(),
                event.received(),
                event.payload());
        Map<String, Object> row = unreadable ? BatchEvent.content(stored) : BatchEvent.row(stored);
        String key = event.id() == null ? "row=" + new RecordHash().of(BatchEvent.content(stored)) : key(event.id());
        return letter(key, reason, row, null, 0, unreadable, event.received());
    }

    private static NewDeadLetter letter(
            String key,
            String reason,
            Map<String, Object> row,
            Map<String, Object> activity,
            long index,
            boolean unreadable,
            Instant received) {
        Map<String, Object> record = activity == null ? Map.of() : activity;
        StoredRow stored = StoredRow.of(row);
        return new NewDeadLetter(
                key,
                new RecordHash().of(record),
                OutcomeStatus.REFUSED,
                // PostgreSQL has no text with this character, which a value in the reason may have.
                reason.replace('\0', '\uFFFD'),
                stored.json(),
                stored.types(),
                StoredRow.write(PlainValues.of(record)),
                index,
                unreadable,
                false,
                received,
                null);
    }

    static String key(String id) {
        return "event=" + id;
    }

    /**
     * Puts refused events back, so that the next run of their stream tries them again; each leaves the dead letters in the
     * transaction that puts it back. What the source could not read is left where it is.
     *
     * @return how many
     */
    public static long putBack(CamelContext context, String stream, LetterChoice choice) {
        EventStreams.require(context, stream);
        StateStore store = StateStores.of(context).of(stream);
        // What a run that goes on meanwhile refuses again is not put back a second time.
        long last = store.inTransaction(() -> store.deadLetters().last());
        long[] after = {0};
        long[] moved = {0};
        boolean more;
        do {
            more = store.inTransaction(() -> {
                List<StoredDeadLetter> page = store.deadLetters().after(stream, after[0], PAGE).stream()
                        .filter(letter -> letter.id() <= last)
                        .toList();
                List<NewEvent> events = new ArrayList<>();
                List<Long> letters = new ArrayList<>();
                for (StoredDeadLetter letter : page) {
                    after[0] = letter.id();
                    if (choice.includes(letter) && !letter.unreadable()) {
                        events.add(event(letter));
                        letters.add(letter.id());
                    }
                }
                store.events().add(stream, events);
                store.deadLetters().remove(letters);
                moved[0] += events.size();
                return page.size() == PAGE;
            });
        } while (more);
        return moved[0];
    }

    private static NewEvent event(StoredDeadLetter letter) {
        Map<String, Object> payload = new LinkedHashMap<>();
        StoredRow.read(letter.row(), letter.rowTypes()).forEach((k, v) -> payload.put(String.valueOf(k), v));
        Map<?, ?> about = payload.remove(BatchEvent.ABOUT) instanceof Map<?, ?> map ? map : Map.of();
        Instant received = about.get("receivedAt") instanceof Instant at ? at : letter.readAt();
        Instant time = about.get("time") instanceof Instant at ? at : null;
        String json = StoredRow.write(PlainValues.of(payload));
        return new NewEvent(
                (String) about.get("id"),
                (String) about.get("name"),
                time == null ? received : time,
                time != null,
                received,
                json.getBytes(StandardCharsets.UTF_8).length,
                json);
    }
}
