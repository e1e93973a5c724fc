/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The quota of one process, exact: a call starts as soon as every window and the limit of calls in flight allow it, and
 * never before. Waiting calls go in the order in which they came, {@link Priority#LIVE} first. Only the first in line
 * waits for a time, all others wait to become the first.
 */
final class SlidingQuota implements Quota {
    private final ReentrantLock lock = new ReentrantLock();
    private final TimeSource time;
    private final TimeWindow minute;
    private final List<TimeWindow> windows;
    private final int maxInFlight;
    private final Deque<Waiter> live = new ArrayDeque<>();
    private final Deque<Waiter> backfill = new ArrayDeque<>();
    private int inFlight;
    private boolean closed;
    private long closedUntil;

    private SlidingQuota(TimeSource time, TimeWindow minute, List<TimeWindow> windows, int maxInFlight) {
        this.time = time;
        this.minute = minute;
        this.windows = windows;
        this.maxInFlight = maxInFlight;
    }

    static SlidingQuota of(int callsPerMinute, int callsPerSecond, int maxInFlight, TimeSource time) {
        TimeWindow minute = new TimeWindow(callsPerMinute, TimeUnit.MINUTES.toNanos(1));
        TimeWindow second = new TimeWindow(callsPerSecond, TimeUnit.SECONDS.toNanos(1));
        return new SlidingQuota(time, minute, List.of(minute, second), maxInFlight);
    }

    /** For a host without a quota: only the calls in flight are limited. */
    static SlidingQuota inFlightOnly(int maxInFlight, TimeSource time) {
        return new SlidingQuota(time, new TimeWindow(Integer.MAX_VALUE, 0), List.of(), maxInFlight);
    }

    @Override
    public Permit acquire(Priority priority, Duration longestWait, StopSignal stop)
            throws InterruptedException, QuotaWaitException {
        lock.lockInterruptibly();
        try {
            long now = time.nanos();
            if (first() == null && delay(now) == 0 && !stop.isStopped()) {
                return start();
            }
        } finally {
            lock.unlock();
        }
        Waiter waiter = new Waiter(lock.newCondition());
        // Registered without the lock: a signal that is already given runs the action at once, on this thread.
        StopSignal.Registration whileWaiting = stop.onStop(() -> wake(waiter));
        try {
            return waitInLine(waiter, priority, longestWait.toNanos(), stop);
        } finally {
            whileWaiting.close();
        }
    }

    private Permit waitInLine(Waiter waiter, Priority priority, long longest, StopSignal stop)
            throws InterruptedException, QuotaWaitException {
        lock.lockInterruptibly();
        Deque<Waiter> line = priority == Priority.LIVE ? live : backfill;
        try {
            line.addLast(waiter);
            long since = time.nanos();
            while (true) {
                if (stop.isStopped()) {
                    throw new CancellationException();
                }
                long now = time.nanos();
                long left = longest - (now - since);
                long delay = first() == waiter ? delay(now) : Long.MAX_VALUE;
                if (delay == 0) {
                    return start();
                }
                long certain = certainDelay(now);
                if (left <= 0 || certain > left) {
                    throw new QuotaWaitException(Duration.ofNanos(now - since + certain));
                }
                time.await(waiter.turn, Math.min(delay, left));
            }
        } finally {
            line.remove(waiter);
            wakeFirst();
            lock.unlock();
        }
    }

    @Override
    public void closeFor(Duration pause) {
        lock.lock();
        try {
            long until = time.nanos() + pause.toNanos();
            if (!closed || until - closedUntil > 0) {
                closed = true;
                closedUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public QuotaSnapshot snapshot() {
        lock.lock();
        try {
            long now = time.nanos();
            int used = inFlight + minute.answersAt(now);
            return new QuotaSnapshot(
                    used,
                    Math.max(0, minute.limit() - used),
                    inFlight,
                    live.size(),
                    backfill.size(),
                    Duration.ofNanos(closedFor(now)));
        } finally {
            lock.unlock();
        }
    }

    private Waiter first() {
        return live.isEmpty() ? backfill.peekFirst() : live.peekFirst();
    }

    private void wakeFirst() {
        Waiter first = first();
        if (first != null) {
            first.turn.signal();
        }
    }

    private void wake(Waiter waiter) {
        lock.lock();
        try {
            waiter.turn.signal();
        } finally {
            lock.unlock();
        }
    }

    private Permit start() {
        inFlight++;
        return new SlidingPermit();
    }

    private long delay(long now) {
        long delay = inFlight < maxInFlight ? closedFor(now) : Long.MAX_VALUE;
        for (TimeWindow window : windows) {
            delay = Math.max(delay, window.delay(now, inFlight));
        }
        return delay;
    }

    /** The wait that remains even if all calls in flight vanish and nobody else waits. */
    private long certainDelay(long now) {
        long delay = closedFor(now);
        for (TimeWindow window : windows) {
            delay = Math.max(delay, window.delay(now, 0));
        }
        return delay;
    }

    private long closedFor(long now) {
        if (closed && closedUntil - now <= 0) {
            closed = false;
        }
        return closed ? closedUntil - now : 0;
    }

    private void end(boolean counts) {
        lock.lock();
        try {
            inFlight--;
            if (counts) {
                long now = time.nanos();
                windows.forEach(window -> window.answered(now));
            }
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private record Waiter(Condition turn) {}

    private final class SlidingPermit implements Permit {
        @Override
        public void answered() {
            end(true);
        }

        @Override
        public void notSent() {
            end(false);
        }
    }
}
