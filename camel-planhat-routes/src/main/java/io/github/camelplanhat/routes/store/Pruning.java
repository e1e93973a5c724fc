/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/**
 * Removes runs of a sync that nobody needs any more. A run stays as long as it is unfinished, a dead letter came from it,
 * it can be taken back, or it is the last good one. Each call does little: what is left waits for the next.
 */
public final class Pruning {
    private static final int RUNS_AT_ONCE = 500;

    /** Ended before a time, and not among the newest. */
    private static final String OLD =
            """
            SELECT r.id FROM planhat_run r
            WHERE r.sync = ? AND r.state <> 'RUNNING' AND r.ended_at < ?
                AND (r.started_at < ? OR r.started_at = ? AND r.id < ?)
            """;

    private static final String UNUSED =
            """
                AND r.id <> ?
                AND NOT EXISTS (SELECT 1 FROM planhat_dead_letter d WHERE d.run_id = r.id)
                AND NOT EXISTS (SELECT 1 FROM planhat_journal j WHERE j.run_id = r.id)
            """;

    /** Nothing of it can be taken back any more, or it is too late for that. */
    private static final String JOURNAL_ENDED =
            """
                AND EXISTS (SELECT 1 FROM planhat_journal j WHERE j.run_id = r.id)
                AND (r.ended_at < ?
                    OR NOT EXISTS (SELECT 1 FROM planhat_journal j WHERE j.run_id = r.id AND j.undone_at IS NULL))
            """;

    private static final String OLDEST_FIRST = " ORDER BY r.started_at, r.id FETCH FIRST %d ROWS ONLY";

    private final JdbcTemplate jdbc;

    Pruning(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many runs were removed */
    public int prune(String sync, Retention keep, Instant now) {
        Optional<Newest> oldestKept = oldestKept(sync, keep.runs());
        if (oldestKept.isEmpty()) {
            return 0;
        }
        Object[] old = {
            sync,
            time(now.minus(keep.age())),
            time(oldestKept.get().started()),
            time(oldestKept.get().started()),
            oldestKept.get().id()
        };
        removeJournal(old, keep, now);
        List<String> runs = jdbc.queryForList(
                OLD + UNUSED + OLDEST_FIRST.formatted(RUNS_AT_ONCE), String.class, with(old, lastGood(sync)));
        jdbc.batchUpdate(
                "DELETE FROM planhat_run WHERE id = ?",
                runs.stream().map(id -> new Object[] {id}).toList());
        return runs.size();
    }

    private record Newest(Instant started, String id) {}

    /** Empty where there are not more runs than are kept anyway. */
    private Optional<Newest> oldestKept(String sync, int number) {
        return jdbc
                .query(
                        "SELECT started_at, id FROM planhat_run WHERE sync = ? ORDER BY started_at DESC, id DESC OFFSET "
                                + (number - 1) + " ROWS FETCH FIRST 1 ROW ONLY",
                        (rs, n) -> new Newest(instant(rs, "started_at"), rs.getString("id")),
                        sync)
                .stream()
                .findFirst();
    }

    /** A journal goes as a whole: an undo from half of one would look like an undo of everything. One run's at a time. */
    private void removeJournal(Object[] old, Retention keep, Instant now) {
        List<String> runs = jdbc.queryForList(
                OLD + JOURNAL_ENDED + OLDEST_FIRST.formatted(1), String.class, with(old, time(now.minus(keep.undo()))));
        runs.forEach(run -> jdbc.update("DELETE FROM planhat_journal WHERE run_id = ?", run));
    }

    private String lastGood(String sync) {
        return jdbc
                .queryForList(
                        "SELECT id FROM planhat_run WHERE sync = ? AND state = 'COMPLETED' AND kind IN ('SYNC', 'APPLY') "
                                + "ORDER BY started_at DESC, id DESC FETCH FIRST 1 ROW ONLY",
                        String.class,
                        sync)
                .stream()
                .findFirst()
                .orElse("");
    }

    private static Object[] with(Object[] values, Object last) {
        Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }
}
