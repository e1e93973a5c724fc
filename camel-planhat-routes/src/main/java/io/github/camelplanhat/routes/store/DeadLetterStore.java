/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;
import static io.github.camelplanhat.routes.store.Fingerprints.texts;

/** The table {@code planhat_dead_letter}: one row for each record of a sync that is not confirmed to be in Planhat. */
public final class DeadLetterStore {
    private static final String FIND =
            """
            SELECT d.* FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(record_key)
            JOIN planhat_dead_letter d ON d.sync = ? AND d.record_key = wanted.record_key
            """;

    private static final String INSERT =
            """
            INSERT INTO planhat_dead_letter (record_hash, status, reason, source_row, row_types, record, row_index,
                unreadable, waiting, read_at, run_id, last_at, sync, object, record_key, attempts, first_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE =
            """
            UPDATE planhat_dead_letter SET record_hash = ?, status = ?, reason = ?, source_row = ?, row_types = ?,
                record = ?, row_index = ?, unreadable = ?, waiting = ?, read_at = ?, run_id = ?, last_at = ?, attempts = ?
            WHERE id = ?
            """;

    private static final String OLDEST =
            """
            SELECT * FROM planhat_dead_letter
            WHERE sync = ? AND NOT unreadable AND run_id <> ? AND read_at >= ?
                AND (read_at > ? OR row_index > ? OR row_index = ? AND id > ?)
            """;

    private final JdbcTemplate jdbc;

    DeadLetterStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds letters; those that are there already count one attempt more, unless it was in the same run. A row out of an
     * older letter never takes the place of a newer row of the same record.
     */
    public void add(String sync, String object, String run, Collection<NewDeadLetter> letters, Instant now) {
        Map<String, NewDeadLetter> byKey = new LinkedHashMap<>();
        letters.forEach(l -> byKey.put(l.key(), l));
        Map<String, StoredDeadLetter> known = find(sync, byKey.keySet());
        List<Object[]> fresh = new ArrayList<>();
        List<Object[]> again = new ArrayList<>();
        for (NewDeadLetter l : byKey.values()) {
            StoredDeadLetter k = known.get(l.key());
            LetterOrigin origin = l.origin();
            if (k != null && origin != null && k.readAt().isAfter(origin.readAt())) {
                continue;
            }
            List<Object> values = new ArrayList<>();
            values.add(l.recordHash());
            values.add(l.status().name());
            values.add(l.reason());
            values.add(l.row());
            values.add(l.rowTypes());
            values.add(l.record());
            values.add(l.index());
            values.add(l.unreadable());
            values.add(l.waiting());
            values.add(time(l.readAt() == null ? now : l.readAt()));
            values.add(run);
            values.add(time(now));
            if (k == null) {
                values.addAll(List.of(sync, object, l.key()));
                values.addAll(List.of(
                        origin == null ? 1 : origin.attempts() + 1, time(origin == null ? now : origin.first())));
                fresh.add(values.toArray());
            } else {
                values.addAll(List.of(k.attempts() + (k.run().equals(run) ? 0 : 1), k.id()));
                again.add(values.toArray());
            }
        }
        if (!fresh.isEmpty()) {
            jdbc.batchUpdate(INSERT, fresh);
        }
        if (!again.isEmpty()) {
            jdbc.batchUpdate(UPDATE, again);
        }
    }

    /** The letters of those of the keys that have one, by key; one query. */
    public Map<String, StoredDeadLetter> find(String sync, Collection<String> keys) {
        Map<String, StoredDeadLetter> found = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    c -> {
                        PreparedStatement ps = c.prepareStatement(FIND);
                        ps.setArray(1, texts(c, keys.toArray(String[]::new)));
                        ps.setString(2, sync);
                        return ps;
                    },
                    rs -> {
                        StoredDeadLetter letter = row(rs, 0);
                        found.put(letter.key(), letter);
                    });
        }
        return found;
    }

    /** Takes records off the list that are in Planhat now. */
    public void resolve(String sync, Collection<String> keys) {
        remove(find(sync, keys).values());
    }

    /**
     * Takes records off the list that are in Planhat now as a row of a certain age had them. What is newer stays.
     *
     * @param readAt when the source gave the row, by the record's key
     */
    public void resolveOlder(String sync, Map<String, Instant> readAt) {
        remove(find(sync, readAt.keySet()).values().stream()
                .filter(l -> !l.readAt().isAfter(readAt.get(l.key())))
                .toList());
    }

    /** Takes letters off the list, by their ids. */
    public void remove(List<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.batchUpdate(
                    "DELETE FROM planhat_dead_letter WHERE id = ?",
                    ids.stream().map(id -> new Object[] {id}).toList());
        }
    }

    /** Takes those off the list that a run over the whole source did not meet: the row is gone, or has another form. */
    public void resolveAllBut(String sync, String run) {
        jdbc.update("DELETE FROM planhat_dead_letter WHERE sync = ? AND run_id <> ?", sync, run);
    }

    /** Takes those off the list that were refused before a time, and not again since. */
    public void prune(String sync, Instant before) {
        jdbc.update("DELETE FROM planhat_dead_letter WHERE sync = ? AND last_at < ?", sync, time(before));
    }

    private void remove(Collection<StoredDeadLetter> letters) {
        remove(letters.stream().map(StoredDeadLetter::id).toList());
    }

    public Optional<StoredDeadLetter> find(long id) {
        return jdbc.query("SELECT * FROM planhat_dead_letter WHERE id = ?", DeadLetterStore::row, id).stream()
                .findFirst();
    }

    /** Letters that can be tried again, in the order in which the source gave their rows. */
    public List<StoredDeadLetter> oldest(LetterPage page) {
        // Only where ids are chosen: with a range of ids in it, the index of the order may not be taken. Ordered by the
        // sync as
        // well, though there is only one: H2 reads in the order of an index only if all its columns are named.
        String ids = page.choosesIds() ? " AND id BETWEEN " + page.lowest() + " AND " + page.highest() : "";
        return jdbc.query(
                OLDEST + ids + " ORDER BY sync, read_at, row_index, id FETCH FIRST " + page.limit() + " ROWS ONLY",
                DeadLetterStore::row,
                page.sync(),
                page.notOf(),
                time(page.readAt()),
                time(page.readAt()),
                page.index(),
                page.index(),
                page.id());
    }

    /** Letters that wait for their company, those first whose latest try was the earliest. */
    public List<StoredDeadLetter> waiting(String sync, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_dead_letter WHERE sync = ? AND waiting AND NOT unreadable"
                        + " ORDER BY last_at, id FETCH FIRST " + limit + " ROWS ONLY",
                DeadLetterStore::row,
                sync);
    }

    /** How many letters wait for their company. */
    public long countWaiting(String sync) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM planhat_dead_letter WHERE sync = ? AND waiting", Long.class, sync);
    }

    /** Whether there are letters whose rows have no key, so that no later row of the same record can take them away. */
    public boolean anyKeyless(String sync) {
        return jdbc.queryForObject(
                        "SELECT COUNT(*) FROM planhat_dead_letter WHERE sync = ? AND record_key LIKE 'row=%'",
                        Long.class, sync)
                > 0;
    }

    /** The id of the latest letter of anybody, or 0. */
    public long last() {
        Long last = jdbc.queryForObject("SELECT MAX(id) FROM planhat_dead_letter", Long.class);
        return last == null ? 0 : last;
    }

    public long count(String sync) {
        return jdbc.queryForObject("SELECT COUNT(*) FROM planhat_dead_letter WHERE sync = ?", Long.class, sync);
    }

    /**
     * The list in parts, in the order in which the letters came to it.
     *
     * @param sync null for every sync
     * @param after id of the last letter of the part before, 0 for the first part
     */
    public List<StoredDeadLetter> after(String sync, long after, int limit) {
        String page = " id > ? ORDER BY id FETCH FIRST " + limit + " ROWS ONLY";
        return sync == null
                ? jdbc.query("SELECT * FROM planhat_dead_letter WHERE" + page, DeadLetterStore::row, after)
                : jdbc.query(
                        "SELECT * FROM planhat_dead_letter WHERE sync = ? AND" + page,
                        DeadLetterStore::row,
                        sync,
                        after);
    }

    private static StoredDeadLetter row(ResultSet rs, int number) throws SQLException {
        return new StoredDeadLetter(
                rs.getLong("id"),
                rs.getString("sync"),
                rs.getString("object"),
                rs.getString("record_key"),
                rs.getString("record_hash"),
                OutcomeStatus.valueOf(rs.getString("status")),
                rs.getString("reason"),
                rs.getString("source_row"),
                rs.getString("row_types"),
                rs.getString("record"),
                rs.getLong("row_index"),
                rs.getString("run_id"),
                rs.getInt("attempts"),
                instant(rs, "first_at"),
                instant(rs, "last_at"),
                instant(rs, "read_at"),
                rs.getBoolean("unreadable"),
                rs.getBoolean("waiting"));
    }
}
