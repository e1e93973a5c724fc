/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/** The table {@code planhat_run}. */
public final class Runs {
    private final JdbcTemplate jdbc;

    Runs(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins an ordinary run. */
    public void begin(String id, String sync, String object, String cursorFrom, Instant now) {
        begin(id, sync, object, RunKind.SYNC, cursorFrom, now);
    }

    public void begin(String id, String sync, String object, RunKind kind, String cursorFrom, Instant now) {
        jdbc.update(
                """
                INSERT INTO planhat_run (id, sync, object, kind, state, attempts, started_at, updated_at, cursor_from,
                    rows_read, created, updated, unchanged, refused, skipped, unconfirmed, resent, calls,
                    isolation_calls, reasons)
                VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}')
                """,
                id,
                sync,
                object,
                kind.name(),
                RunState.RUNNING.name(),
                time(now),
                time(now),
                cursorFrom);
    }

    /** Another process goes on with a run whose process died. */
    public void resume(String id, Instant now) {
        jdbc.update("UPDATE planhat_run SET attempts = attempts + 1, updated_at = ? WHERE id = ?", time(now), id);
    }

    /** The run of this sync that has begun and not ended, if there is one. */
    public Optional<RunRow> unfinished(String sync) {
        return jdbc
                .query(
                        "SELECT * FROM planhat_run WHERE sync = ? AND state = ? ORDER BY started_at DESC, id DESC",
                        Runs::row,
                        sync,
                        RunState.RUNNING.name())
                .stream()
                .findFirst();
    }

    /** Notes which records are about to be sent. */
    public void depart(String id, Collection<String> keys) {
        jdbc.update("UPDATE planhat_run SET in_flight = ? WHERE id = ?", keys.isEmpty() ? null : Json.write(keys), id);
    }

    /** Stores the counts up to now, and which records are still without an outcome. */
    public void progress(String id, RunCounts c, Map<String, Long> reasons, Collection<String> inFlight, Instant now) {
        jdbc.update(
                """
                UPDATE planhat_run SET rows_read = ?, created = ?, updated = ?, unchanged = ?, refused = ?, skipped = ?,
                    unconfirmed = ?, resent = ?, calls = ?, isolation_calls = ?, reasons = ?, in_flight = ?, updated_at = ?
                WHERE id = ?
                """,
                c.read(),
                c.created(),
                c.updated(),
                c.unchanged(),
                c.refused(),
                c.skipped(),
                c.unknown(),
                c.resent(),
                c.calls(),
                c.isolationCalls(),
                Json.write(reasons),
                inFlight.isEmpty() ? null : Json.write(inFlight),
                time(now),
                id);
    }

    /** Stores what the run has done up to now about records that left its source. */
    public void removed(String id, RunRemovals r) {
        jdbc.update(
                """
                UPDATE planhat_run SET removed_deleted = ?, removed_cleared = ?, removed_archived = ?, removed_gone = ?,
                    removed_kept = ?
                WHERE id = ?
                """,
                r.deleted(),
                r.cleared(),
                r.archived(),
                r.gone(),
                r.kept(),
                id);
    }

    /** @param failure why it ended before its source did; null for a good end */
    public void end(String id, String failure, Instant now) {
        jdbc.update(
                "UPDATE planhat_run SET state = ?, failure = ?, ended_at = ?, in_flight = NULL WHERE id = ?",
                (failure == null ? RunState.COMPLETED : RunState.FAILED).name(),
                failure,
                time(now),
                id);
    }

    /** Lets no later run go on with one that was cut off. */
    public void abandon(String sync) {
        jdbc.update(
                """
                UPDATE planhat_run SET state = ?, failure = 'the state of the sync was forgotten', ended_at = updated_at,
                    in_flight = NULL
                WHERE sync = ? AND state = ?
                """,
                RunState.FAILED.name(),
                sync,
                RunState.RUNNING.name());
    }

    public Optional<RunRow> find(String id) {
        return jdbc.query("SELECT * FROM planhat_run WHERE id = ?", Runs::row, id).stream()
                .findFirst();
    }

    /** The latest runs, the newest first. */
    public List<RunRow> latest(int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_run ORDER BY started_at DESC, id DESC FETCH FIRST " + limit + " ROWS ONLY",
                Runs::row);
    }

    /** The latest runs of one sync, the newest first. */
    public List<RunRow> latest(String sync, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_run WHERE sync = ? ORDER BY started_at DESC, id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                Runs::row,
                sync);
    }

    /** The latest run of any kind that has ended, well or not. */
    public Optional<RunRow> latestOfAnyKind(String sync) {
        return jdbc
                .query(
                        "SELECT * FROM planhat_run WHERE sync = ? AND state <> ? "
                                + "ORDER BY started_at DESC, id DESC FETCH FIRST 1 ROW ONLY",
                        Runs::row,
                        sync,
                        RunState.RUNNING.name())
                .stream()
                .findFirst();
    }

    /** The latest run of the sync itself that has ended, well or not. */
    public Optional<RunRow> latestEnded(String sync) {
        return latestEnded(sync, RunState.COMPLETED, RunState.FAILED);
    }

    /** The latest run of the sync itself that came to the end of its source. */
    public Optional<RunRow> latestGood(String sync) {
        return latestEnded(sync, RunState.COMPLETED, RunState.COMPLETED);
    }

    private Optional<RunRow> latestEnded(String sync, RunState one, RunState other) {
        return jdbc
                .query(
                        "SELECT * FROM planhat_run WHERE sync = ? AND kind IN (?, ?) AND state IN (?, ?) AND ended_at IS NOT NULL "
                                + "ORDER BY ended_at DESC, id DESC FETCH FIRST 1 ROWS ONLY",
                        Runs::row,
                        sync,
                        RunKind.SYNC.name(),
                        RunKind.APPLY.name(),
                        one.name(),
                        other.name())
                .stream()
                .findFirst();
    }

    /** How many rows the whole source had when a run last came to its end. */
    public OptionalLong latestWholeRead(String sync) {
        return jdbc
                .query(
                        "SELECT rows_read FROM planhat_run WHERE sync = ? AND state = ? AND kind IN (?, ?) AND cursor_from IS NULL "
                                + "ORDER BY started_at DESC, id DESC FETCH FIRST 1 ROW ONLY",
                        (rs, number) -> rs.getLong("rows_read"),
                        sync,
                        RunState.COMPLETED.name(),
                        RunKind.SYNC.name(),
                        RunKind.APPLY.name())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static RunRow row(ResultSet rs, int number) throws SQLException {
        return new RunRow(
                rs.getString("id"),
                rs.getString("sync"),
                rs.getString("object"),
                RunKind.valueOf(rs.getString("kind")),
                RunState.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                instant(rs, "started_at"),
                instant(rs, "updated_at"),
                instant(rs, "ended_at"),
                rs.getString("cursor_from"),
                counts(rs),
                removals(rs),
                rs.getString("failure"),
                Json.counts(rs.getString("reasons")),
                Json.list(rs.getString("in_flight")));
    }

    private static RunRemovals removals(ResultSet rs) throws SQLException {
        return new RunRemovals(
                rs.getLong("removed_deleted"),
                rs.getLong("removed_cleared"),
                rs.getLong("removed_archived"),
                rs.getLong("removed_gone"),
                rs.getLong("removed_kept"));
    }

    private static RunCounts counts(ResultSet rs) throws SQLException {
        return new RunCounts(
                rs.getLong("rows_read"),
                rs.getLong("created"),
                rs.getLong("updated"),
                rs.getLong("unchanged"),
                rs.getLong("refused"),
                rs.getLong("skipped"),
                rs.getLong("unconfirmed"),
                rs.getLong("resent"),
                rs.getLong("calls"),
                rs.getLong("isolation_calls"));
    }
}
