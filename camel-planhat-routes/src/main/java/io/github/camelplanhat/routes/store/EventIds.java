/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.time;
import static io.github.camelplanhat.routes.store.Fingerprints.texts;

/** The table {@code planhat_event_seen}: ids of events that were sent or wait. It has one writer for each stream. */
public final class EventIds {
    private static final String FIND =
            """
            SELECT s.event_id, s.seq FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(event_id)
            JOIN planhat_event_seen s ON s.stream = ? AND s.event_id = wanted.event_id
            """;

    private final JdbcTemplate jdbc;

    EventIds(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which event has which of these ids; one query. */
    public Map<String, Long> find(String stream, Collection<String> ids) {
        Map<String, Long> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    c -> {
                        PreparedStatement ps = c.prepareStatement(FIND);
                        ps.setArray(1, texts(c, ids.toArray(String[]::new)));
                        ps.setString(2, stream);
                        return ps;
                    },
                    rs -> {
                        found.put(rs.getString(1), rs.getLong(2));
                    });
        }
        return found;
    }

    /** Notes ids that are not noted yet, each once. */
    public void add(String stream, Map<String, Long> seqs, Instant now) {
        jdbc.batchUpdate(
                "INSERT INTO planhat_event_seen (stream, event_id, seq, seen_at) VALUES (?, ?, ?, ?)",
                seqs.entrySet().stream()
                        .map(e -> new Object[] {stream, e.getKey(), e.getValue(), time(now)})
                        .toList());
    }

    /** Gives ids free, so that the next event that has one is no duplicate. */
    public void remove(String stream, Collection<String> ids) {
        jdbc.batchUpdate(
                "DELETE FROM planhat_event_seen WHERE stream = ? AND event_id = ?",
                ids.stream().map(id -> new Object[] {stream, id}).toList());
    }

    /** Forgets ids that were noted before that time, but for those of events that still wait. */
    public void prune(String stream, Instant before) {
        jdbc.update(
                """
                DELETE FROM planhat_event_seen WHERE stream = ? AND seen_at < ?
                    AND NOT EXISTS (SELECT 1 FROM planhat_event e WHERE e.seq = planhat_event_seen.seq)
                """,
                stream,
                time(before));
    }
}
