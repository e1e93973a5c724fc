/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.reason.ReasonTally;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.StateStore;

/** One run of a job: its lease, and what it has done so far. Thread-safe. */
public final class JobRun {
    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final ReentrantLock lock = new ReentrantLock();
    private final Job job;
    private final StateStore store;
    private final Lease lease;
    private final Clock clock;
    private final Instant started;
    private final String id;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final ReasonTally reasons = new ReasonTally();

    JobRun(Job job, StateStore store, Lease lease, Clock clock) {
        this.job = job;
        this.store = store;
        this.lease = lease;
        this.clock = clock;
        this.started = clock.instant();
        this.id = ID_TIME.format(started)
                + String.format("-%08x", ThreadLocalRandom.current().nextInt());
    }

    /** Sorts by time, and is unique across nodes. */
    public String id() {
        return id;
    }

    public Instant started() {
        return started;
    }

    public StateStore store() {
        return store;
    }

    /**
     * Makes sure that no other run of the job has begun in the meantime; to be called in the transaction that stores what
     * was done.
     *
     * @throws io.github.camelplanhat.routes.store.LeaseLostException if one has
     */
    public void hold() {
        store.leaseKeeper().hold(lease);
    }

    /** Adds to a count; the report has the counts in the order in which they were first added to, be it by 0. */
    public void add(String count, long number) {
        lock.lock();
        try {
            counts.merge(count, number, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    public long count(String count) {
        lock.lock();
        try {
            return counts.getOrDefault(count, 0L);
        } finally {
            lock.unlock();
        }
    }

    /** Notes something that did not go well. */
    public void reason(String reason, long number) {
        lock.lock();
        try {
            reasons.add(reason, number);
        } finally {
            lock.unlock();
        }
    }

    /** Tells who watches how far the run has got. */
    public void goesOn() {
        job.goesOn(report());
    }

    /** What was done until now. */
    public JobReport report() {
        return report(null, false);
    }

    /**
     * Ends a run that came to its end, and gives its lease back.
     *
     * @param clean whether nothing was refused, lost or left in doubt
     */
    public JobReport end(boolean clean) {
        JobReport report = report(null, clean);
        job.ended(report);
        release();
        return report;
    }

    /**
     * Ends a run that could not do everything, and gives its lease back.
     *
     * @param caught what stopped it, as Camel caught it
     * @return what to throw
     */
    public JobFailedException fail(Throwable caught) {
        Throwable cause = Failures.cause(caught);
        JobReport report = report(Failures.text(cause), false);
        job.ended(report);
        try {
            release();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        return new JobFailedException(report, cause);
    }

    /** Gives the lease back; does nothing if that was done. */
    public void release() {
        store.leaseKeeper().release(lease);
    }

    private JobReport report(String failure, boolean clean) {
        lock.lock();
        try {
            double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
            return new JobReport(
                    job.name(), job.kind(), id, started, seconds, counts, failure, reasons.counts(), clean);
        } finally {
            lock.unlock();
        }
    }
}
