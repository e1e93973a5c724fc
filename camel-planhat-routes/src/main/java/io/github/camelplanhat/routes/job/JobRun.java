/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.reason.ReasonTally;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.RunId;
import io.github.camelplanhat.routes.store.StateStore;

/** One run of a job: its lease, and what it has done so far. Thread-safe. */
public final class JobRun {
    private static final int NAMED = 20;
    /** Counts are stored no more often, however small the parts of the work are. */
    private static final Duration STORED_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Job job;
    private final StateStore store;
    private final Lease lease;
    private final Clock clock;
    private Instant started;
    private String id;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Long> named = new LinkedHashMap<>();
    private final ReasonTally reasons = new ReasonTally();
    private Instant storedAt;
    private boolean worked;
    private boolean ended;

    /** Notes in the store that it has begun. */
    JobRun(Job job, StateStore store, Lease lease, Clock clock) {
        this.job = job;
        this.store = store;
        this.lease = lease;
        this.clock = clock;
        this.started = clock.instant();
        this.storedAt = started;
        this.id = RunId.at(started);
        store.inTransaction(() -> {
            hold();
            store.jobRuns().begin(id, job.name(), job.kind(), started);
        });
    }

    /** Sorts by time, and is unique across nodes. */
    public String id() {
        lock.lock();
        try {
            return id;
        } finally {
            lock.unlock();
        }
    }

    public Instant started() {
        lock.lock();
        try {
            return started;
        } finally {
            lock.unlock();
        }
    }

    /** Goes on with a run whose process died, or does nothing if it is this one: under its id, from its start, with what it had counted. */
    public void goOnWith(String deadId, Instant deadStarted, Map<String, Long> counted) {
        if (deadId.equals(id())) {
            return;
        }
        store.inTransaction(() -> {
            hold();
            store.jobRuns().goOn(id(), deadId, job.name(), job.kind(), deadStarted, clock.instant());
        });
        lock.lock();
        try {
            id = deadId;
            started = deadStarted;
            counts.clear();
            counts.putAll(counted);
            worked = true;
        } finally {
            lock.unlock();
        }
        job.started(report());
    }

    /** What was counted until now. */
    public Map<String, Long> counts() {
        lock.lock();
        try {
            return new LinkedHashMap<>(counts);
        } finally {
            lock.unlock();
        }
    }

    /** Sets a count to what it is as a whole. */
    public void set(String count, long number) {
        lock.lock();
        try {
            counts.put(count, number);
        } finally {
            lock.unlock();
        }
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

    /** Notes something that did not go well with one named thing; the first {@value #NAMED} are told as they are. */
    public void reasonOf(String name, String reason) {
        lock.lock();
        try {
            if (named.size() < NAMED) {
                named.merge(name + ": " + reason, 1L, Long::sum);
            } else {
                reasons.add(reason);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells who watches how far the run has got: a part of the work is done. A run that never says so was idle. */
    public void goesOn() {
        JobReport soFar = report();
        if (isToBeStored()) {
            note(() -> store.jobRuns().progress(soFar.run(), soFar.counts(), soFar.reasons(), clock.instant()));
        }
        job.goesOn(soFar);
    }

    private boolean isToBeStored() {
        lock.lock();
        try {
            worked = true;
            Instant now = clock.instant();
            if (now.isBefore(storedAt.plus(STORED_EVERY))) {
                return false;
            }
            storedAt = now;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What is only told does not decide what becomes of a run. */
    private void note(Runnable statement) {
        try {
            store.inTransaction(statement);
        } catch (RuntimeException e) {
            // A store that is closed because Camel stops is no news.
            Level level = job.isStopping() ? Level.DEBUG : Level.WARN;
            LOG.atLevel(level)
                    .log("job {}: its run {} cannot be noted in the state: {}", job.name(), id(), e.toString());
        }
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
        ended(report);
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
        ended(report);
        try {
            release();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        return new JobFailedException(report, cause);
    }

    private boolean isFirstEnd() {
        lock.lock();
        try {
            boolean first = !ended;
            ended = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void ended(JobReport report) {
        isFirstEnd();
        boolean idle = report.clean() && report.reasons().isEmpty() && !hasWorked();
        note(() -> {
            Instant now = clock.instant();
            store.jobRuns().progress(report.run(), report.counts(), report.reasons(), now);
            store.jobRuns().end(report.run(), report.clean(), idle, report.failure(), now);
            store.jobRuns().prune(report.name(), job.retention(), now);
        });
        job.ended(report, idle);
    }

    private boolean hasWorked() {
        lock.lock();
        try {
            return worked;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the lease back; does nothing if that was done. A run that nobody has ended has failed. */
    public void release() {
        if (isFirstEnd()) {
            note(() -> store.jobRuns().end(id(), false, false, "it ended before it could tell how", clock.instant()));
        }
        store.leaseKeeper().release(lease);
    }

    private JobReport report(String failure, boolean clean) {
        lock.lock();
        try {
            double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
            Map<String, Long> all = new LinkedHashMap<>(named);
            reasons.counts().forEach((reason, number) -> all.merge(reason, number, Long::sum));
            return new JobReport(job.name(), job.kind(), id, started, seconds, counts, failure, all, clean);
        } finally {
            lock.unlock();
        }
    }
}
