/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/** The table {@code planhat_alert}: one row for each condition that is open, or whose end is not told. */
public final class AlertBook {
    private final JdbcTemplate jdbc;

    AlertBook(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The conditions of a sync that an alert has noted. */
    public List<AlertRow> of(String alert, String sync) {
        return jdbc.query(
                "SELECT * FROM planhat_alert WHERE alert = ? AND sync = ? ORDER BY event", AlertBook::row, alert, sync);
    }

    /** Notes a condition, or what has become of it. */
    public void save(AlertRow row) {
        int updated = jdbc.update(
                """
                UPDATE planhat_alert SET detail = ?, since_at = ?, told_at = ?, is_over = ?
                WHERE alert = ? AND sync = ? AND event = ?
                """,
                row.detail(),
                time(row.since()),
                row.toldAt() == null ? null : time(row.toldAt()),
                row.over(),
                row.alert(),
                row.sync(),
                row.event());
        if (updated == 0) {
            jdbc.update(
                    """
                    INSERT INTO planhat_alert (detail, since_at, told_at, is_over, alert, sync, event)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                    row.detail(),
                    time(row.since()),
                    row.toldAt() == null ? null : time(row.toldAt()),
                    row.over(),
                    row.alert(),
                    row.sync(),
                    row.event());
        }
    }

    /** Forgets a condition, the end of which has been told. */
    public void remove(String alert, String sync, String event) {
        jdbc.update("DELETE FROM planhat_alert WHERE alert = ? AND sync = ? AND event = ?", alert, sync, event);
    }

    /**
     * Takes a condition, so that of several nodes only one tells it.
     *
     * @param row as it was read: a condition that was told since then is not taken
     * @param until when another may take it, should this one be gone by then
     * @return whether it was free
     */
    public boolean claim(AlertRow row, Instant now, Instant until) {
        List<Object> values =
                new ArrayList<>(List.of(time(until), row.alert(), row.sync(), row.event(), row.over(), time(now)));
        if (row.toldAt() != null) {
            values.add(time(row.toldAt()));
        }
        return jdbc.update(
                        "UPDATE planhat_alert SET claimed_until = ? WHERE alert = ? AND sync = ? AND event = ? AND is_over = ? "
                                + "AND (claimed_until IS NULL OR claimed_until <= ?) AND "
                                + (row.toldAt() == null ? "told_at IS NULL" : "told_at = ?"),
                        values.toArray())
                == 1;
    }

    /** Lets others, or a later try, take it. */
    public void release(AlertRow row) {
        jdbc.update(
                "UPDATE planhat_alert SET claimed_until = NULL WHERE alert = ? AND sync = ? AND event = ?",
                row.alert(),
                row.sync(),
                row.event());
    }

    private static AlertRow row(ResultSet rs, int number) throws SQLException {
        return new AlertRow(
                rs.getString("alert"),
                rs.getString("sync"),
                rs.getString("event"),
                rs.getString("detail"),
                instant(rs, "since_at"),
                instant(rs, "told_at"),
                rs.getBoolean("is_over"));
    }
}
