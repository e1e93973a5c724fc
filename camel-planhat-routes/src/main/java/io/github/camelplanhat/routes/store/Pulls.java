/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/** The tables {@code planhat_pull} and {@code planhat_pull_company}: runs of pulls, and the companies that each has met. */
public final class Pulls {
    private final JdbcTemplate jdbc;

    Pulls(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void begin(String id, String name, String object, String definition, Instant now) {
        jdbc.update(
                """
                INSERT INTO planhat_pull (id, name, object, definition, state, attempts, started_at, updated_at, counts)
                VALUES (?, ?, ?, ?, ?, 1, ?, ?, '{}')
                """,
                id,
                name,
                object,
                definition,
                RunState.RUNNING.name(),
                time(now),
                time(now));
    }

    /** Another process goes on with a run whose process died or was stopped. */
    public void resume(String id, Instant now) {
        jdbc.update("UPDATE planhat_pull SET attempts = attempts + 1, updated_at = ? WHERE id = ?", time(now), id);
    }

    /** The run of this pull that has begun and not ended, if there is one. */
    public Optional<PullRow> unfinished(String name) {
        return jdbc
                .query(
                        "SELECT * FROM planhat_pull WHERE name = ? AND state = ? ORDER BY started_at DESC, id DESC",
                        Pulls::row,
                        name,
                        RunState.RUNNING.name())
                .stream()
                .findFirst();
    }

    public Optional<PullRow> find(String id) {
        return jdbc.query("SELECT * FROM planhat_pull WHERE id = ?", Pulls::row, id).stream()
                .findFirst();
    }

    /** The latest runs of one pull, the newest first. */
    public List<PullRow> latest(String name, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_pull WHERE name = ? ORDER BY started_at DESC, id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                Pulls::row,
                name);
    }

    /** Stores what the run has done up to now. */
    public void progress(String id, Map<String, Long> counts, Instant now) {
        jdbc.update(
                "UPDATE planhat_pull SET counts = ?, updated_at = ? WHERE id = ?", Json.write(counts), time(now), id);
    }

    /** Those of the companies that the run has met already, whatever became of them; one query. */
    public Set<String> known(String id, Collection<String> companies) {
        Set<String> known = new HashSet<>();
        if (!companies.isEmpty()) {
            jdbc.query(
                    c -> {
                        PreparedStatement ps = c.prepareStatement(
                                """
                                SELECT p.company FROM UNNEST(CAST(? AS VARCHAR ARRAY)) AS wanted(company)
                                JOIN planhat_pull_company p ON p.pull_id = ? AND p.company = wanted.company
                                """);
                        ps.setArray(1, c.createArrayOf("VARCHAR", companies.toArray(String[]::new)));
                        ps.setString(2, id);
                        return ps;
                    },
                    rs -> {
                        known.add(rs.getString(1));
                    });
        }
        return known;
    }

    /** Stores what became of companies, in the place of what was known of them. */
    public void save(String id, Collection<PulledCompany> companies) {
        jdbc.batchUpdate(
                "DELETE FROM planhat_pull_company WHERE pull_id = ? AND company = ?",
                companies.stream().map(c -> new Object[] {id, c.company()}).toList());
        jdbc.batchUpdate(
                """
                INSERT INTO planhat_pull_company (pull_id, company, state, next_round, width, tries, reason, source_row,
                    row_types)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                companies.stream()
                        .map(c -> new Object[] {
                            id,
                            c.company(),
                            c.state().name(),
                            c.round(),
                            c.width(),
                            c.tries(),
                            c.reason(),
                            c.row(),
                            c.types()
                        })
                        .toList());
    }

    /** The earliest round for which a company waits; empty if none does. */
    public OptionalInt nextRound(String id) {
        Integer round = jdbc.queryForObject(
                "SELECT MIN(next_round) FROM planhat_pull_company WHERE pull_id = ? AND state = ?",
                Integer.class,
                id,
                PulledCompany.State.WAITING.name());
        return round == null ? OptionalInt.empty() : OptionalInt.of(round);
    }

    /**
     * Companies that wait for a round, in the order of their ids.
     *
     * @param after only those behind this one; empty for the first
     */
    public List<PulledCompany> waiting(String id, int round, String after, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_pull_company WHERE pull_id = ? AND state = ? AND next_round = ? AND company > ? "
                        + "ORDER BY company FETCH FIRST " + limit + " ROWS ONLY",
                Pulls::company,
                id,
                PulledCompany.State.WAITING.name(),
                round,
                after);
    }

    /** Companies that failed, in the order of their ids. */
    public List<PulledCompany> failed(String id, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_pull_company WHERE pull_id = ? AND state <> ? ORDER BY company FETCH FIRST "
                        + limit + " ROWS ONLY",
                Pulls::company,
                id,
                PulledCompany.State.DONE.name());
    }

    /** How many failed, or wait to be tried again. */
    public long countFailed(String id) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM planhat_pull_company WHERE pull_id = ? AND state <> ?",
                Long.class,
                id,
                PulledCompany.State.DONE.name());
    }

    /**
     * Ends a run. Of its companies, those stay that failed.
     *
     * @param failure why it ended before its time; null for a good end
     */
    public void end(String id, String failure, Instant now) {
        jdbc.update(
                "UPDATE planhat_pull SET state = ?, failure = ?, ended_at = ? WHERE id = ?",
                (failure == null ? RunState.COMPLETED : RunState.FAILED).name(),
                failure,
                time(now),
                id);
        jdbc.update(
                "DELETE FROM planhat_pull_company WHERE pull_id = ? AND state = ?",
                id,
                PulledCompany.State.DONE.name());
    }

    /** Removes ended runs that are neither among the newest nor young. */
    public int prune(String name, Retention keep, Instant now) {
        List<String> old = jdbc
                .query(
                        "SELECT * FROM planhat_pull WHERE name = ? AND state <> ? ORDER BY started_at DESC, id DESC",
                        Pulls::row,
                        name,
                        RunState.RUNNING.name())
                .stream()
                .skip(keep.runs())
                .filter(r -> r.ended().isBefore(now.minus(keep.age())))
                .map(PullRow::id)
                .toList();
        for (String id : old) {
            jdbc.update("DELETE FROM planhat_pull_company WHERE pull_id = ?", id);
            jdbc.update("DELETE FROM planhat_pull WHERE id = ?", id);
        }
        return old.size();
    }

    private static PullRow row(ResultSet rs, int number) throws SQLException {
        return new PullRow(
                rs.getString("id"),
                rs.getString("name"),
                rs.getString("object"),
                rs.getString("definition"),
                RunState.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                instant(rs, "started_at"),
                instant(rs, "updated_at"),
                instant(rs, "ended_at"),
                Json.counts(rs.getString("counts")),
                rs.getString("failure"));
    }

    private static PulledCompany company(ResultSet rs, int number) throws SQLException {
        return new PulledCompany(
                rs.getString("company"),
                PulledCompany.State.valueOf(rs.getString("state")),
                rs.getInt("next_round"),
                rs.getInt("width"),
                rs.getInt("tries"),
                rs.getString("reason"),
                rs.getString("source_row"),
                rs.getString("row_types"));
    }
}
