/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.springframework.jdbc.core.JdbcTemplate;

import io.github.camelplanhat.component.outcome.OutcomeStatus;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/**
 * The table {@code planhat_fingerprint}. It goes by thousands of records, and has one writer for each sync: the holder of
 * the lease.
 */
public final class Fingerprints {
    /** Keys travel as one array: H2 has no index for a list of parameters, and either database would parse it each time. */
    private static final String FIND =
            """
            SELECT f.slot, f.record_key, f.hash, f.status, f.run_id, f.row_at, f.archived
            FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(record_key)
            JOIN planhat_fingerprint f ON f.sync = ? AND f.record_key = wanted.record_key
            """;

    private static final String INSERT =
            """
            INSERT INTO planhat_fingerprint (sync, record_key, hash, planhat_id, status, run_id, row_at)
            SELECT ?, fresh.record_key, fresh.hash, fresh.planhat_id, fresh.status, ?,
                CAST(? AS TIMESTAMP(3) WITH TIME ZONE)
            FROM UNNEST(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                CAST(? AS VARCHAR ARRAY)) AS fresh(record_key, hash, planhat_id, status)
            """;

    private static final String UPDATE =
            """
            UPDATE planhat_fingerprint SET hash = ?, planhat_id = COALESCE(?, planhat_id), status = ?, run_id = ?,
                row_at = COALESCE(CAST(? AS TIMESTAMP(3) WITH TIME ZONE), row_at),
                archived = CASE WHEN CAST(? AS VARCHAR) = '' THEN archived ELSE FALSE END
            WHERE slot = ?
            """;

    private static final String HOLDERS =
            """
            SELECT f.slot, f.planhat_id, f.run_id
            FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(planhat_id)
            JOIN planhat_fingerprint f ON f.sync = ? AND f.planhat_id = wanted.planhat_id
            """;

    private static final String IDS_OF_OTHERS =
            """
            SELECT DISTINCT f.planhat_id
            FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(planhat_id)
            JOIN planhat_fingerprint f ON f.planhat_id = wanted.planhat_id AND f.sync <> ?
            """;

    private static final String IDS_OF_KEYS =
            """
            SELECT f.record_key, f.planhat_id
            FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(record_key)
            JOIN planhat_fingerprint f ON f.sync = ? AND f.record_key = wanted.record_key
            """;

    private static final int PAGE = 5_000;

    private final JdbcTemplate jdbc;

    Fingerprints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The fingerprints of those of the keys that are known, by key; one query. */
    public Map<String, Fingerprint> find(String sync, Collection<String> keys) {
        Map<String, Fingerprint> found = new HashMap<>(keys.size() * 2);
        if (!keys.isEmpty()) {
            jdbc.query(
                    c -> {
                        PreparedStatement ps = c.prepareStatement(FIND);
                        ps.setArray(1, texts(c, keys.toArray(String[]::new)));
                        ps.setString(2, sync);
                        return ps;
                    },
                    rs -> {
                        Fingerprint f = new Fingerprint(
                                rs.getLong(1),
                                rs.getString(2),
                                rs.getString(3),
                                OutcomeStatus.valueOf(rs.getString(4)),
                                rs.getString(5),
                                instant(rs, "row_at"),
                                rs.getBoolean("archived"));
                        found.put(f.key(), f);
                    });
        }
        return found;
    }

    /** Stores what a run learned; each key at most once. */
    public void save(String sync, String run, Collection<Confirmation> confirmations) {
        Map<Optional<Instant>, List<Confirmation>> fresh = new LinkedHashMap<>();
        List<Object[]> changed = new ArrayList<>();
        for (Confirmation c : confirmations) {
            if (c.known() == null) {
                fresh.computeIfAbsent(Optional.ofNullable(c.rowAt()), t -> new ArrayList<>())
                        .add(c);
            } else {
                changed.add(new Object[] {
                    c.hash(),
                    c.planhatId(),
                    c.status().name(),
                    run,
                    timeOrNull(c.rowAt()),
                    c.hash(),
                    c.known().slot()
                });
            }
        }
        fresh.forEach((rowAt, confirmed) -> insert(sync, run, rowAt.orElse(null), confirmed));
        if (!changed.isEmpty()) {
            jdbc.batchUpdate(UPDATE, changed);
        }
    }

    private void insert(String sync, String run, Instant rowAt, List<Confirmation> fresh) {
        jdbc.update(c -> {
            PreparedStatement ps = c.prepareStatement(INSERT);
            ps.setString(1, sync);
            ps.setString(2, run);
            ps.setObject(3, timeOrNull(rowAt), Types.TIMESTAMP_WITH_TIMEZONE);
            ps.setArray(4, texts(c, column(fresh, Confirmation::key)));
            ps.setArray(5, texts(c, column(fresh, Confirmation::hash)));
            ps.setArray(6, texts(c, column(fresh, Confirmation::planhatId)));
            ps.setArray(7, texts(c, column(fresh, f -> f.status().name())));
            return ps;
        });
    }

    /** The source gave the rows of these records again, as they were, by their slots. */
    public void touch(Collection<Long> slots, Instant rowAt) {
        jdbc.batchUpdate(
                "UPDATE planhat_fingerprint SET row_at = ? WHERE slot = ?",
                slots.stream().map(s -> new Object[] {time(rowAt), s}).toList());
    }

    /**
     * Hands out the records of a sync that a run which read its whole source has not met: neither marked nor confirmed
     * by it, nor archived for that reason before. One ordered scan in pages; nothing is written.
     *
     * @param seen the slots of the records that the run met and did not write
     */
    public void missing(String sync, String run, BitSet seen, Consumer<Missing> each) {
        String after = "";
        List<Missing> page;
        do {
            page = jdbc.query(
                    "SELECT slot, record_key, planhat_id FROM planhat_fingerprint WHERE sync = ? AND record_key > ?"
                            + " AND run_id <> ? AND NOT (archived AND status = 'UPDATED') ORDER BY record_key FETCH FIRST "
                            + PAGE + " ROWS ONLY",
                    (rs, n) -> new Missing(rs.getLong(1), rs.getString(2), rs.getString(3)),
                    sync,
                    after,
                    run);
            for (Missing m : page) {
                if (!seen.get(Math.toIntExact(m.slot()))) {
                    each.accept(m);
                }
                after = m.key();
            }
        } while (page.size() == PAGE);
    }

    /** Records of the sync, without those that it archived because they left the source. */
    public long count(String sync) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM planhat_fingerprint WHERE sync = ? AND NOT (archived AND status = 'UPDATED')",
                Long.class,
                sync);
    }

    /**
     * Which fingerprints of a sync stand for these records of Planhat.
     *
     * @param ids Planhat's ids
     */
    public List<Holder> holders(String sync, Collection<String> ids) {
        return jdbc.query(
                c -> {
                    PreparedStatement ps = c.prepareStatement(HOLDERS);
                    ps.setArray(1, texts(c, ids.toArray(String[]::new)));
                    ps.setString(2, sync);
                    return ps;
                },
                (rs, n) -> new Holder(rs.getLong(1), rs.getString(2), rs.getString(3)));
    }

    /**
     * Those of some records of Planhat that other syncs have written.
     *
     * @param ids Planhat's ids
     */
    public List<String> idsOfOthers(String sync, Collection<String> ids) {
        return jdbc.query(
                c -> {
                    PreparedStatement ps = c.prepareStatement(IDS_OF_OTHERS);
                    ps.setArray(1, texts(c, ids.toArray(String[]::new)));
                    ps.setString(2, sync);
                    return ps;
                },
                (rs, n) -> rs.getString(1));
    }

    /**
     * The other syncs that may have written records of an object: those of which a run says so, and those that have no run any
     * more. One step of the index for each sync.
     */
    public List<String> others(String sync, String object) {
        List<String> others = new ArrayList<>();
        for (String name = next(""); name != null; name = next(name)) {
            Long elsewhere = jdbc.queryForObject(
                    "SELECT COUNT(*) FROM planhat_run WHERE sync = ? AND object <> ?", Long.class, name, object);
            if (!name.equals(sync) && elsewhere == 0) {
                others.add(name);
            }
        }
        return others;
    }

    private String next(String sync) {
        return jdbc
                .queryForList(
                        "SELECT sync FROM planhat_fingerprint WHERE sync > ? ORDER BY sync FETCH FIRST ROW ONLY",
                        String.class,
                        sync)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Those of some keys by which a sync knows records of which nobody told it Planhat's ids. */
    public List<String> unidentified(String sync, Collection<String> keys) {
        List<String> found = new ArrayList<>();
        jdbc.query(
                c -> {
                    PreparedStatement ps = c.prepareStatement(IDS_OF_KEYS);
                    ps.setArray(1, texts(c, keys.toArray(String[]::new)));
                    ps.setString(2, sync);
                    return ps;
                },
                rs -> {
                    if (rs.getString(2) == null) {
                        found.add(rs.getString(1));
                    }
                });
        return found;
    }

    /**
     * The fingerprint of a record that Planhat knows under an id.
     *
     * @param run the latest run that wrote it
     */
    public record Holder(long slot, String planhatId, String run) {}

    /** Notes that Planhat has these records, by their slots, in its archive, since they left the source. */
    public void archive(Collection<Long> slots) {
        jdbc.batchUpdate(
                "UPDATE planhat_fingerprint SET archived = TRUE, status = 'UPDATED', hash = '' WHERE slot = ?",
                slots.stream().map(s -> new Object[] {s}).toList());
    }

    /** Notes that these records, by their slots, are as unknown as if they had never been archived. */
    public void unarchive(Collection<Long> slots) {
        jdbc.batchUpdate(
                "UPDATE planhat_fingerprint SET archived = FALSE WHERE slot = ?",
                slots.stream().map(s -> new Object[] {s}).toList());
    }

    /** Forgets records, by their slots. */
    public void remove(Collection<Long> slots) {
        jdbc.batchUpdate(
                "DELETE FROM planhat_fingerprint WHERE slot = ?",
                slots.stream().map(s -> new Object[] {s}).toList());
    }

    public void removeAll(String sync) {
        jdbc.update("DELETE FROM planhat_fingerprint WHERE sync = ?", sync);
    }

    /** The same for all that goes by this name with a slash and something more behind it, such as the objects of an export. */
    public void removeAllBelow(String name) {
        String prefix = name + "/";
        jdbc.update(
                "DELETE FROM planhat_fingerprint WHERE SUBSTRING(sync FROM 1 FOR CAST(? AS INTEGER)) = ?",
                prefix.length(),
                prefix);
    }

    private static String[] column(List<Confirmation> rows, Function<Confirmation, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static OffsetDateTime timeOrNull(Instant instant) {
        return instant == null ? null : time(instant);
    }

    static Array texts(Connection connection, String[] values) throws SQLException {
        return connection.createArrayOf("varchar", values);
    }
}
