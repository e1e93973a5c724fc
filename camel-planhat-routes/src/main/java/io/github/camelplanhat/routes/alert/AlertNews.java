/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What runs leave for an alert's route, so that they need not wait for it; and which looks of the route are done, for those
 * who do wait. Thread-safe.
 */
final class AlertNews {
    /** More come only while an endpoint hangs and syncs run by the second. The stored runs tell the latest in any case. */
    private static final int KEPT = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<EndedRun> runs = new ArrayDeque<>();
    private boolean open;
    private long wanted;
    private long done;

    void open() {
        lock.lock();
        try {
            open = true;
            done = wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody looks any more. */
    void close() {
        lock.lock();
        try {
            open = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(EndedRun run) {
        lock.lock();
        try {
            runs.add(run);
            if (runs.size() > KEPT) {
                runs.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The number of a look that begins after now. */
    long want() {
        lock.lock();
        try {
            return ++wanted;
        } finally {
            lock.unlock();
        }
    }

    /** What one look works with: the runs that ended since the one before, and every look that it stands for. */
    record Look(long number, List<EndedRun> runs) {}

    Look begin() {
        lock.lock();
        try {
            Look look = new Look(wanted, new ArrayList<>(runs));
            runs.clear();
            return look;
        } finally {
            lock.unlock();
        }
    }

    void done(Look look) {
        lock.lock();
        try {
            done = Math.max(done, look.number());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the look was done in time; also true where nobody looks. */
    boolean await(long number, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (open && done < number) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
