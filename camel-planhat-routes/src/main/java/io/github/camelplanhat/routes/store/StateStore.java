/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariDataSource;

/**
 * What syncs remember, in a database: runs, dead letters, fingerprints, cursors, leases and the undo journal. The schema
 * is the same on H2 and PostgreSQL, and its tables begin with {@code planhat_}, so that it can live beside others.
 *
 * <p>Every method of the tables must be called within {@link #inTransaction}, which makes several of them one step; it
 * throws Spring's {@code DataAccessException}s. Thread-safe.
 */
public final class StateStore implements AutoCloseable {
    /** How long a sync stays locked after its process has died where nobody can see that it did. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Runnable closer;
    private final TransactionTemplate transactions;
    private final Runs runs;
    private final JobRuns jobRuns;
    private final Fingerprints fingerprints;
    private final DeadLetterStore deadLetters;
    private final Cursors cursors;
    private final Leases leases;
    private final UndoJournal journal;
    private final Pruning pruning;
    private final AlertBook alerts;
    private final Pulls pulls;
    private final EventInbox events;
    private final EventIds eventIds;
    private final LeaseKeeper keeper;

    private StateStore(DataSource source, Runnable closer, Duration leaseLength) {
        this.closer = closer;
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        // Whatever the data source is set to: the lease's row orders the writers, and a stricter level would refuse
        // some.
        transactions.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        JdbcTemplate jdbc = new JdbcTemplate(source);
        this.runs = new Runs(jdbc);
        this.jobRuns = new JobRuns(jdbc);
        this.fingerprints = new Fingerprints(jdbc);
        this.deadLetters = new DeadLetterStore(jdbc);
        this.cursors = new Cursors(jdbc);
        this.leases = new Leases(jdbc);
        this.journal = new UndoJournal(jdbc);
        this.pruning = new Pruning(jdbc);
        this.alerts = new AlertBook(jdbc);
        this.pulls = new Pulls(jdbc);
        this.events = new EventInbox(jdbc);
        this.eventIds = new EventIds(jdbc);
        this.keeper = new LeaseKeeper(this, LeaseOwner.current().text(), leaseLength);
    }

    /** Brings the schema up to date. The data source stays the caller's, who closes it after the store. */
    public static StateStore over(DataSource source) {
        StateSchema.migrate(source);
        return new StateStore(source, () -> {}, LEASE);
    }

    /**
     * Closes the data source with the store, also if the store cannot be opened.
     *
     * @param server what else is closed with it, or null
     */
    static StateStore owning(HikariDataSource source, H2Server server) {
        try {
            StateSchema.migrate(source);
            return new StateStore(source, () -> close(source, server), LEASE);
        } catch (RuntimeException e) {
            close(source, server);
            throw e;
        }
    }

    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    public Runs runs() {
        return runs;
    }

    public JobRuns jobRuns() {
        return jobRuns;
    }

    public Fingerprints fingerprints() {
        return fingerprints;
    }

    public DeadLetterStore deadLetters() {
        return deadLetters;
    }

    public Cursors cursors() {
        return cursors;
    }

    Leases leases() {
        return leases;
    }

    /** Leases that are renewed by themselves. */
    public LeaseKeeper leaseKeeper() {
        return keeper;
    }

    public UndoJournal journal() {
        return journal;
    }

    public Pruning pruning() {
        return pruning;
    }

    public AlertBook alerts() {
        return alerts;
    }

    public Pulls pulls() {
        return pulls;
    }

    public EventInbox events() {
        return events;
    }

    public EventIds eventIds() {
        return eventIds;
    }

    /** As if this sync or job had never run: no cursor, no fingerprint. Its runs and dead letters stay. */
    public void forget(String sync) {
        inTransaction(() -> {
            cursors.remove(sync);
            fingerprints.removeAll(sync);
            fingerprints.removeAllBelow(sync);
            runs.abandon(sync);
            jobRuns.abandon(sync);
            pulls.unfinished(sync)
                    .ifPresent(p -> pulls.end(p.id(), "the state of the pull was forgotten", p.updated()));
        });
    }

    private static void close(HikariDataSource source, H2Server server) {
        if (server != null) {
            server.close();
        }
        source.close();
    }

    @Override
    public void close() {
        keeper.close();
        closer.run();
    }
}
