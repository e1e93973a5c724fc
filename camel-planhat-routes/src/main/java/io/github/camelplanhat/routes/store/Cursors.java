/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.time;

/** The table {@code planhat_cursor}: how far each sync has read its source. What the text means, the sync knows. */
public final class Cursors {
    private final JdbcTemplate jdbc;

    Cursors(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty before the first good run. */
    public Optional<String> read(String sync) {
        return jdbc.queryForList("SELECT position FROM planhat_cursor WHERE sync = ?", String.class, sync).stream()
                .findFirst();
    }

    /** Belongs into the transaction that ends the run. */
    public void move(String sync, String position, String run, Instant now) {
        int moved = jdbc.update(
                "UPDATE planhat_cursor SET position = ?, run_id = ?, moved_at = ? WHERE sync = ?",
                position,
                run,
                time(now),
                sync);
        if (moved == 0) {
            jdbc.update(
                    "INSERT INTO planhat_cursor (sync, position, run_id, moved_at) VALUES (?, ?, ?, ?)",
                    sync,
                    position,
                    run,
                    time(now));
        }
    }

    public void remove(String sync) {
        jdbc.update("DELETE FROM planhat_cursor WHERE sync = ?", sync);
    }
}
