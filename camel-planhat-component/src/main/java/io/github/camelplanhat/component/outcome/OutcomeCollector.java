/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.outcome;

import java.util.Comparator;
import java.util.concurrent.locks.ReentrantLock;

/** Builds the outcome of one bulk operation in bounded memory. Thread-safe: one batch is read while another is sent. */
public final class OutcomeCollector {
    private final ReentrantLock lock = new ReentrantLock();
    private final BulkOutcome outcome = new BulkOutcome();
    private final Outcomes listed;
    private final int most;
    private final OutcomeOverflow overflow;
    private final boolean withRecords;
    private RuntimeException overflowFailure;

    /** @param overflow takes what finds no room, one call at a time, or null */
    public OutcomeCollector(Outcomes listed, int most, OutcomeOverflow overflow, boolean withRecords) {
        this.listed = listed;
        this.most = most;
        this.overflow = overflow;
        this.withRecords = withRecords;
    }

    /** The same collector, for an operation that writes nothing. */
    public OutcomeCollector ofDryRun() {
        outcome.markDryRun();
        return this;
    }

    /** Whether outcomes carry their records. */
    public boolean keepsRecords() {
        return withRecords;
    }

    /** Whether outcomes of this status are listed; the others need only be counted. */
    public boolean lists(OutcomeStatus status) {
        return listed.lists(status);
    }

    public void count(OutcomeStatus status, boolean resent) {
        count(status, 1, resent ? 1 : 0);
    }

    /** @param resent how many of the records travelled more than once */
    public void count(OutcomeStatus status, long records, long resent) {
        lock.lock();
        try {
            outcome.count(status, records, resent);
        } finally {
            lock.unlock();
        }
    }

    public void add(RecordOutcome full) {
        if (!lists(full.status())) {
            count(full.status(), full.resent());
            return;
        }
        RecordOutcome kept = withRecords ? full : full.withoutRecord();
        lock.lock();
        try {
            if (outcome.getRecords().size() < most) {
                outcome.add(kept);
            } else {
                outcome.count(kept.status(), kept.resent());
                outcome.addOmitted();
                handOver(kept);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A bean that fails must not keep the next records from being counted; it is not asked again. */
    private void handOver(RecordOutcome kept) {
        if (overflow == null || overflowFailure != null) {
            return;
        }
        try {
            overflow.accept(kept);
        } catch (RuntimeException e) {
            overflowFailure = e;
        }
    }

    /** Why outcomes could not be handed over; null as long as they could. */
    public RuntimeException overflowFailure() {
        lock.lock();
        try {
            return overflowFailure;
        } finally {
            lock.unlock();
        }
    }

    public void addCalls(long number, boolean isolation) {
        lock.lock();
        try {
            outcome.addCalls(number, isolation);
        } finally {
            lock.unlock();
        }
    }

    public void addLookupCalls(long number) {
        lock.lock();
        try {
            outcome.addLookupCalls(number);
        } finally {
            lock.unlock();
        }
    }

    /** Records that are refused or unknown so far. */
    public long problems() {
        lock.lock();
        try {
            return outcome.getRefused() + outcome.getUnknown();
        } finally {
            lock.unlock();
        }
    }

    /** The outcome, its list in input order; the collector must not be used after it. */
    public BulkOutcome outcome() {
        outcome.getRecords().sort(Comparator.comparingLong(RecordOutcome::index));
        return outcome;
    }
}
