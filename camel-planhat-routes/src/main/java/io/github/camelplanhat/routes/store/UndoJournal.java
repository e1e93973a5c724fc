/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/** The table {@code planhat_journal}: what is needed to take back what a run took away. Written before the call. */
public final class UndoJournal {
    private final JdbcTemplate jdbc;

    UndoJournal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One record before a run touched it.
     *
     * @param id number of the entry; 0 for a new one
     * @param action what is about to be done to it, such as {@code delete}
     * @param before the record as Planhat had it, as a JSON object
     * @param sent what is about to be sent for it, as a JSON object; null for a deletion
     * @param undone when it was taken back, or null
     */
    public record Entry(
            long id,
            String run,
            String sync,
            String object,
            String key,
            String planhatId,
            String action,
            String before,
            String sent,
            Instant undone) {}

    public void write(Collection<Entry> entries, Instant now) {
        jdbc.batchUpdate(
                """
                INSERT INTO planhat_journal (run_id, sync, object, record_key, planhat_id, action, before_record, sent_record,
                    written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entries.stream()
                        .map(e -> new Object[] {
                            e.run(),
                            e.sync(),
                            e.object(),
                            e.key(),
                            e.planhatId(),
                            e.action(),
                            e.before(),
                            e.sent(),
                            time(now)
                        })
                        .toList());
    }

    /** The entries of a run in the order in which they were written, in parts. */
    public List<Entry> after(String run, long after, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_journal WHERE run_id = ? AND id > ? ORDER BY id FETCH FIRST " + limit
                        + " ROWS ONLY",
                UndoJournal::row,
                run,
                after);
    }

    /** The entries of a run, the newest first, in parts: those with smaller numbers. */
    public List<Entry> before(String run, long before, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_journal WHERE run_id = ? AND id < ? ORDER BY id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                UndoJournal::row,
                run,
                before);
    }

    /** Planhat's ids of the records that the run has written about. */
    public Set<String> ids(String run) {
        return new HashSet<>(
                jdbc.queryForList("SELECT planhat_id FROM planhat_journal WHERE run_id = ?", String.class, run));
    }

    public void undone(Collection<Long> ids, Instant now) {
        jdbc.batchUpdate(
                "UPDATE planhat_journal SET undone_at = ? WHERE id = ?",
                ids.stream().map(id -> new Object[] {time(now), id}).toList());
    }

    private static Entry row(ResultSet rs, int number) throws SQLException {
        return new Entry(
                rs.getLong("id"),
                rs.getString("run_id"),
                rs.getString("sync"),
                rs.getString("object"),
                rs.getString("record_key"),
                rs.getString("planhat_id"),
                rs.getString("action"),
                rs.getString("before_record"),
                rs.getString("sent_record"),
                instant(rs, "undone_at"));
    }
}
