/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Faults that wait for the calls they are meant for; the one that was queued first goes first. */
public final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Queued> queue = new ArrayList<>();

    /**
     * The start of a fault for the next matching call, every call if nothing narrows it:
     * {@code faults().next().object(COMPANY).times(2).status(503, "")}.
     */
    public FaultRule next() {
        return new FaultRule(this);
    }

    /** The fault for this call, which is used up by it. */
    public Optional<Fault> take(SimulatedCall call) {
        lock.lock();
        try {
            for (Iterator<Queued> it = queue.iterator(); it.hasNext(); ) {
                Queued queued = it.next();
                if (!queued.rule.matches(call)) {
                    continue;
                }
                if (queued.toPass > 0) {
                    queued.toPass--;
                    continue;
                }
                if (--queued.left == 0) {
                    it.remove();
                }
                return Optional.of(queued.fault);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Faults that have not met their last call yet. */
    public int pending() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            queue.clear();
        } finally {
            lock.unlock();
        }
    }

    void queue(FaultRule rule, Fault fault, int toPass, long times) {
        lock.lock();
        try {
            queue.add(new Queued(rule, fault, toPass, times));
        } finally {
            lock.unlock();
        }
    }

    private static final class Queued {
        final FaultRule rule;
        final Fault fault;
        int toPass;
        long left;

        Queued(FaultRule rule, Fault fault, int toPass, long left) {
            this.rule = rule;
            this.fault = fault;
            this.toPass = toPass;
            this.left = left;
        }
    }
}
