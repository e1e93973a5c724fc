/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which bulk calls for one path overlap in time, from the arrival of their headers to the end of their answer. Such calls
 * race each other for new records (API sheet, section 2.7).
 */
public final class BulkCalls {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<BulkCall>> running = new HashMap<>();
    private long last;

    public BulkCall begin(String path) {
        lock.lock();
        try {
            BulkCall call = new BulkCall(path, ++last);
            List<BulkCall> others = running.computeIfAbsent(path, p -> new ArrayList<>());
            for (BulkCall other : others) {
                other.overlapping.add(call.number);
                call.overlapping.add(other.number);
            }
            others.add(call);
            return call;
        } finally {
            lock.unlock();
        }
    }

    public void end(BulkCall call) {
        lock.lock();
        try {
            running.get(call.path).remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** Whether one of the calls that overlap with this one has the given number. */
    public boolean overlap(BulkCall call, long number) {
        lock.lock();
        try {
            return call.overlapping.contains(number);
        } finally {
            lock.unlock();
        }
    }

    /** One bulk call and the numbers of those with which it overlaps. */
    public static final class BulkCall {
        private final String path;
        private final long number;
        private final Set<Long> overlapping = new HashSet<>();

        BulkCall(String path, long number) {
            this.path = path;
            this.number = number;
        }

        public long number() {
            return number;
        }
    }
}
