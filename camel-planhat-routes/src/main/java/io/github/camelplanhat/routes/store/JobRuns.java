/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;
import static io.github.camelplanhat.routes.store.Columns.time;

/** The table {@code planhat_job_run}. Who writes holds the lease of the job. */
public final class JobRuns {
    private static final String CUT_OFF = "its process ended before it did";

    private final JdbcTemplate jdbc;

    JobRuns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a run; one that is still noted as running was cut off, and has failed. */
    public void begin(String id, String job, String kind, Instant now) {
        cutOff(job, CUT_OFF);
        insert(id, job, kind, 1, now, now);
    }

    /** A run goes on under the id of one that was cut off, and is one with it. */
    public void goOn(String id, String dead, String job, String kind, Instant started, Instant now) {
        jdbc.update("DELETE FROM planhat_job_run WHERE id = ?", id);
        int known = jdbc.update(
                """
                UPDATE planhat_job_run SET state = ?, attempts = attempts + 1, updated_at = ?, ended_at = NULL, failure = NULL
                WHERE id = ?
                """,
                RunState.RUNNING.name(),
                time(now),
                dead);
        if (known == 0) {
            insert(dead, job, kind, 2, started, now);
        }
    }

    private void insert(String id, String job, String kind, int attempts, Instant started, Instant now) {
        jdbc.update(
                """
                INSERT INTO planhat_job_run (id, job, kind, state, attempts, started_at, updated_at, clean, idle, counts, reasons)
                VALUES (?, ?, ?, ?, ?, ?, ?, FALSE, FALSE, '{}', '{}')
                """,
                id,
                job,
                kind,
                RunState.RUNNING.name(),
                attempts,
                time(started),
                time(now));
    }

    /** Stores the counts up to now. */
    public void progress(String id, Map<String, Long> counts, Map<String, Long> reasons, Instant now) {
        jdbc.update(
                "UPDATE planhat_job_run SET counts = ?, reasons = ?, updated_at = ? WHERE id = ?",
                Json.write(counts),
                Json.write(reasons),
                time(now),
                id);
    }

    /**
     * Ends a run.
     *
     * @param idle there was nothing to do: earlier runs of the job that had nothing to do either are removed
     * @param failure why it ended before its time; null for a good end
     */
    public void end(String id, boolean clean, boolean idle, String failure, Instant now) {
        jdbc.update(
                "UPDATE planhat_job_run SET state = ?, clean = ?, idle = ?, failure = ?, ended_at = ?, updated_at = ? WHERE id = ?",
                (failure == null ? RunState.COMPLETED : RunState.FAILED).name(),
                clean,
                idle,
                failure == null ? null : failure.replace('\0', '\uFFFD'),
                time(now),
                time(now),
                id);
        if (idle) {
            jdbc.update(
                    "DELETE FROM planhat_job_run WHERE idle AND id <> ? AND job = (SELECT job FROM planhat_job_run WHERE id = ?)",
                    id,
                    id);
        }
    }

    /** Lets no run of a job seem to go on. */
    void abandon(String job) {
        cutOff(job, "the state of the job was forgotten");
    }

    private void cutOff(String job, String failure) {
        jdbc.update(
                "UPDATE planhat_job_run SET state = ?, failure = ?, ended_at = updated_at WHERE job = ? AND state = ?",
                RunState.FAILED.name(),
                failure,
                job,
                RunState.RUNNING.name());
    }

    public Optional<JobRunRow> find(String id) {
        return jdbc.query("SELECT * FROM planhat_job_run WHERE id = ?", JobRuns::row, id).stream()
                .findFirst();
    }

    /** The latest runs, the newest first. */
    public List<JobRunRow> latest(int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_job_run ORDER BY started_at DESC, id DESC FETCH FIRST " + limit + " ROWS ONLY",
                JobRuns::row);
    }

    /** The latest runs of one job, the newest first. */
    public List<JobRunRow> latest(String job, int limit) {
        return jdbc.query(
                "SELECT * FROM planhat_job_run WHERE job = ? ORDER BY started_at DESC, id DESC FETCH FIRST " + limit
                        + " ROWS ONLY",
                JobRuns::row,
                job);
    }

    /** The run that has begun and not ended, if there is one; also one whose process died, until the next begins. */
    public Optional<JobRunRow> unfinished(String job) {
        return first(job, RunState.RUNNING, RunState.RUNNING, "started_at");
    }

    /** The latest run that has ended, well or not. */
    public Optional<JobRunRow> latestEnded(String job) {
        return first(job, RunState.COMPLETED, RunState.FAILED, "ended_at");
    }

    /** The latest run that came to its end. */
    public Optional<JobRunRow> latestGood(String job) {
        return first(job, RunState.COMPLETED, RunState.COMPLETED, "ended_at");
    }

    private Optional<JobRunRow> first(String job, RunState one, RunState other, String order) {
        return jdbc
                .query(
                        "SELECT * FROM planhat_job_run WHERE job = ? AND state IN (?, ?) ORDER BY " + order
                                + " DESC, id DESC FETCH FIRST 1 ROW ONLY",
                        JobRuns::row,
                        job,
                        one.name(),
                        other.name())
                .stream()
                .findFirst();
    }

    /**
     * Removes ended runs that are neither among the newest nor young; the last good one stays.
     *
     * @return how many were removed
     */
    public int prune(String job, Retention keep, Instant now) {
        return jdbc.update(
                """
                DELETE FROM planhat_job_run WHERE job = ? AND state <> ? AND ended_at < ? AND id <> ? AND id NOT IN (
                    SELECT id FROM planhat_job_run WHERE job = ? ORDER BY started_at DESC, id DESC FETCH FIRST %d ROWS ONLY)
                """
                        .formatted(keep.runs()),
                job,
                RunState.RUNNING.name(),
                time(now.minus(keep.age())),
                latestGood(job).map(JobRunRow::id).orElse(""),
                job);
    }

    private static JobRunRow row(ResultSet rs, int number) throws SQLException {
        return new JobRunRow(
                rs.getString("id"),
                rs.getString("job"),
                rs.getString("kind"),
                RunState.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                instant(rs, "started_at"),
                instant(rs, "updated_at"),
                instant(rs, "ended_at"),
                rs.getBoolean("clean"),
                rs.getBoolean("idle"),
                Json.counts(rs.getString("counts")),
                Json.counts(rs.getString("reasons")),
                rs.getString("failure"));
    }
}
