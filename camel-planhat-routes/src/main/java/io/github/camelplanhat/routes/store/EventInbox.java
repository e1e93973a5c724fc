/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/** The table {@code planhat_event}: what was taken and has no final outcome yet. Anybody may add; one run at a time takes. */
public final class EventInbox {
    private static final String ADD =
            """
            INSERT INTO planhat_event (stream, state, event_id, event_name, event_time, readable_time, received_at,
                payload_bytes, payload)
            VALUES (?, 'pending', ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String OF_STATE =
            """
            SELECT seq, payload_bytes, event_time FROM planhat_event
            WHERE stream = ? AND state = ? AND event_time >= ? AND (event_time > ? OR seq > ?) AND seq <= ?
            ORDER BY stream, state, event_time, seq FETCH FIRST %1$d ROWS ONLY
            """;

    /**
     * Sizes first, so that a batch of large events does not fill the memory. Each state by itself, in the order of the index:
     * what waits is not gone past to find what does not.
     */
    private static final String NEXT = "SELECT seq, payload_bytes FROM ((" + OF_STATE + ") UNION ALL (" + OF_STATE
            + ")) AS both_states ORDER BY event_time, seq FETCH FIRST %1$d ROWS ONLY";

    private static final String READ =
            """
            SELECT e.* FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS wanted(seq) JOIN planhat_event e ON e.seq = wanted.seq
            ORDER BY e.event_time, e.seq
            """;

    private final JdbcTemplate jdbc;

    EventInbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a batch ends, and the next one begins. */
    public record Place(Instant time, long seq) {
        /** Before every event. */
        public static final Place START = new Place(Instant.EPOCH.minusSeconds(60_000_000_000L), 0);
    }

    public void add(String stream, Collection<NewEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                ADD,
                events.stream()
                        .map(e -> new Object[] {
                            stream,
                            e.id(),
                            e.name(),
                            time(e.time()),
                            e.readableTime(),
                            time(e.received()),
                            e.payloadBytes(),
                            e.payload()
                        })
                        .toList());
    }

    /** The youngest event, or 0: a run ends with what is there when it begins. */
    public long last(String stream) {
        Long last = jdbc.queryForObject("SELECT MAX(seq) FROM planhat_event WHERE stream = ?", Long.class, stream);
        return last == null ? 0 : last;
    }

    /**
     * The oldest events behind a place, by the time at which they happened.
     *
     * @param waiting whether waiting ones are among them, or only pending ones
     * @param most how many
     * @param bytes how large they are together; one that is larger alone comes alone
     */
    public List<StoredEvent> next(String stream, Place after, long last, boolean waiting, int most, long bytes) {
        List<Long> seqs = new ArrayList<>();
        long[] size = {0};
        List<Object> values = new ArrayList<>(ofState(stream, EventState.PENDING, after, last));
        if (waiting) {
            values.addAll(ofState(stream, EventState.WAITING, after, last));
        }
        jdbc.query(
                String.format(waiting ? NEXT : OF_STATE, most),
                rs -> {
                    size[0] += rs.getLong(2);
                    if (seqs.isEmpty() || size[0] <= bytes) {
                        seqs.add(rs.getLong(1));
                    }
                },
                values.toArray());
        return seqs.isEmpty() ? List.of() : read(seqs);
    }

    private static List<Object> ofState(String stream, EventState state, Place after, long last) {
        return List.of(stream, state.text(), time(after.time()), time(after.time()), after.seq(), last);
    }

    private List<StoredEvent> read(List<Long> seqs) {
        return jdbc.query(
                c -> {
                    PreparedStatement ps = c.prepareStatement(READ);
                    ps.setArray(1, c.createArrayOf("bigint", seqs.toArray(Long[]::new)));
                    return ps;
                },
                EventInbox::row);
    }

    /** What has its final outcome. One by one: H2 compares an array with each row, element by element. */
    public void remove(Collection<Long> seqs) {
        jdbc.batchUpdate(
                "DELETE FROM planhat_event WHERE seq = ?",
                seqs.stream().map(s -> new Object[] {s}).toList());
    }

    /** An event that waits already goes on doing so since then. */
    public void park(Collection<Long> seqs, Instant now) {
        jdbc.batchUpdate(
                "UPDATE planhat_event SET state = 'waiting', since_at = ? WHERE seq = ? AND state <> 'waiting'",
                seqs.stream().map(s -> new Object[] {time(now), s}).toList());
    }

    /** Events that had been waiting since before that time, the oldest first. */
    public List<StoredEvent> waitingSince(String stream, Instant before, int most) {
        return jdbc.query(
                "SELECT * FROM planhat_event WHERE stream = ? AND state = 'waiting' AND since_at < ?"
                        + " ORDER BY event_time, seq FETCH FIRST " + most + " ROWS ONLY",
                EventInbox::row,
                stream,
                time(before));
    }

    public long count(String stream, EventState state) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM planhat_event WHERE stream = ? AND state = ?", Long.class, stream, state.text());
    }

    /** Since when the oldest of the waiting events has been waiting. */
    public Optional<Instant> waitingSince(String stream) {
        return jdbc.query(
                        "SELECT MIN(since_at) AS since_at FROM planhat_event WHERE stream = ? AND state = 'waiting'",
                        (rs, n) -> Optional.ofNullable(instant(rs, "since_at")),
                        stream)
                .get(0);
    }

    /** Events of a state, oldest first, for whoever looks after them. */
    public List<StoredEvent> list(String stream, EventState state, int most) {
        return jdbc.query(
                "SELECT * FROM planhat_event WHERE stream = ? AND state = ? ORDER BY event_time, seq FETCH FIRST "
                        + most + " ROWS ONLY",
                EventInbox::row,
                stream,
                state.text());
    }

    private static StoredEvent row(ResultSet rs, int number) throws SQLException {
        return new StoredEvent(
                rs.getLong("seq"),
                EventState.of(rs.getString("state")),
                rs.getString("event_id"),
                rs.getString("event_name"),
                instant(rs, "event_time"),
                rs.getBoolean("readable_time"),
                instant(rs, "received_at"),
                rs.getString("payload"));
    }
}
