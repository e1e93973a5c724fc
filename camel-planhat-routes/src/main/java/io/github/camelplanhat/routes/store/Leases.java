/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import static io.github.camelplanhat.routes.store.Columns.instant;

/**
 * The table {@code planhat_lease}: who may run a sync. Times are the database's, so that the clocks of the nodes need not
 * agree. Each change of hands makes the token grow, and {@link #hold} in a writer's transaction keeps a former holder that
 * was only suspended from writing.
 */
final class Leases {
    private static final String UNTIL = "CURRENT_TIMESTAMP + CAST(? AS INTEGER) * INTERVAL '1' SECOND";

    private final JdbcTemplate jdbc;

    Leases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who holds a lease.
     *
     * @param owner as it called itself
     * @param expires when the lease is free unless it is renewed, by the database's clock
     */
    record Holder(String owner, long token, Instant expires) {}

    /** Takes a lease that is free or has run out, without waiting; empty if it is held. To be called in a transaction of its own. */
    Optional<Lease> acquire(String sync, String owner, Duration length) {
        int taken = jdbc.update(
                "UPDATE planhat_lease SET owner = ?, token = token + 1, expires_at = " + UNTIL
                        + " WHERE sync = ? AND expires_at <= CURRENT_TIMESTAMP",
                owner,
                length.toSeconds(),
                sync);
        if (taken == 0 && !insert(sync, owner, length)) {
            return Optional.empty();
        }
        return Optional.of(new Lease(sync, holder(sync).orElseThrow().token()));
    }

    /** Takes a lease over whose holder is known to be dead; empty if another was faster. */
    Optional<Lease> takeOver(String sync, Holder dead, String owner, Duration length) {
        int taken = jdbc.update(
                "UPDATE planhat_lease SET owner = ?, token = token + 1, expires_at = " + UNTIL
                        + " WHERE sync = ? AND token = ?",
                owner,
                length.toSeconds(),
                sync,
                dead.token());
        return taken == 0 ? Optional.empty() : Optional.of(new Lease(sync, dead.token() + 1));
    }

    private boolean insert(String sync, String owner, Duration length) {
        try {
            return jdbc.update(
                            "INSERT INTO planhat_lease (sync, owner, token, expires_at) SELECT ?, ?, 1, " + UNTIL
                                    + " WHERE NOT EXISTS (SELECT 1 FROM planhat_lease WHERE sync = ?)",
                            sync,
                            owner,
                            length.toSeconds(),
                            sync)
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /**
     * Renews a lease, and keeps others from taking it until the transaction has ended.
     *
     * @throws LeaseLostException if it has changed hands
     */
    void hold(Lease lease, Duration length) {
        int held = jdbc.update(
                "UPDATE planhat_lease SET expires_at = " + UNTIL + " WHERE sync = ? AND token = ?",
                length.toSeconds(),
                lease.sync(),
                lease.token());
        if (held == 0) {
            throw new LeaseLostException(lease.sync());
        }
    }

    /** Gives a lease back; does nothing if it has changed hands. */
    void release(Lease lease) {
        jdbc.update(
                "UPDATE planhat_lease SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE sync = ? AND token = ?",
                lease.sync(),
                lease.token());
    }

    /** Who holds it, or held it last; empty if nobody ever did. */
    Optional<Holder> holder(String sync) {
        List<Holder> found =
                jdbc.query("SELECT owner, token, expires_at FROM planhat_lease WHERE sync = ?", Leases::row, sync);
        return found.stream().findFirst();
    }

    private static Holder row(ResultSet rs, int number) throws SQLException {
        return new Holder(rs.getString("owner"), rs.getLong("token"), instant(rs, "expires_at"));
    }
}
