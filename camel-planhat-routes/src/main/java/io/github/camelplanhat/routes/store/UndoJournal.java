/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
     * @param fields names of the fields that are about to be changed; null where it is the record as a whole
     * @param undone when it was taken back, or null
     * @param restoredId Planhat's id of the record that stands for it since then, or null
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
            List<String> fields,
            Instant undone,
            String restoredId) {
        /** One that is about to be written. */
        public static Entry of(
                String run,
                String sync,
                String object,
                String key,
                String planhatId,
                String action,
                String before,
                List<String> fields) {
            return new Entry(0, run, sync, object, key, planhatId, action, before, fields, null, null);
        }
    }

    public void write(Collection<Entry> entries, Instant now) {
        jdbc.batchUpdate(
                """
                INSERT INTO planhat_journal (run_id, sync, object, record_key, planhat_id, action, before_record, fields,
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
                            e.fields() == null ? null : Json.write(e.fields()),
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

    /** The entries of a run in the reverse of the order in which they were written, in parts. */
    public List<Entry> before(String run, long before, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_journal WHERE run_id = ? AND id < ? ORDER BY id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                UndoJournal::row,
                run,
                before);
    }

    /** Those of the keys of which a run has an entry. */
    public Set<String> written(String run, Collection<String> keys) {
        return new HashSet<>(jdbc.query(
                c -> {
                    PreparedStatement ps =
                            c.prepareStatement("SELECT j.record_key FROM UNNEST(CAST(? AS VARCHAR ARRAY))"
                                    + " AS wanted(record_key) JOIN planhat_journal j ON j.run_id = ? AND j.record_key ="
                                    + " wanted.record_key");
                    ps.setArray(1, Fingerprints.texts(c, keys.toArray(String[]::new)));
                    ps.setString(2, run);
                    return ps;
                },
                (rs, n) -> rs.getString(1)));
    }

    /** Forgets what was about to be done to records and was not. */
    public void discard(String run, Collection<String> keys) {
        jdbc.batchUpdate(
                "DELETE FROM planhat_journal WHERE run_id = ? AND record_key = ?",
                keys.stream().map(k -> new Object[] {run, k}).toList());
    }

    /** An entry was taken back; {@code id} is Planhat's id of the record that stands for it now. */
    public void undone(long entry, String id, Instant now) {
        jdbc.update("UPDATE planhat_journal SET undone_at = ?, restored_id = ? WHERE id = ?", time(now), id, entry);
    }

    /** Those of Planhat's ids that have another one since a record was created again: old to new. */
    public Map<String, String> restoredAs(Collection<String> ids) {
        Map<String, String> found = new HashMap<>();
        jdbc.query(
                c -> {
                    PreparedStatement ps =
                            c.prepareStatement("SELECT j.planhat_id, j.restored_id FROM planhat_journal j"
                                    + " JOIN UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(id) ON j.planhat_id = wanted.id"
                                    + " WHERE j.restored_id <> j.planhat_id ORDER BY j.id");
                    ps.setArray(1, Fingerprints.texts(c, ids.toArray(String[]::new)));
                    return ps;
                },
                rs -> {
                    found.put(rs.getString(1), rs.getString(2));
                });
        return found;
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
                rs.getString("fields") == null ? null : Json.list(rs.getString("fields")),
                instant(rs, "undone_at"),
                rs.getString("restored_id"));
    }
}
