/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.measure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

/**
 * What the collector's notifications tell: how much is used after each collection, and, from what each found and what the
 * one before it left, how much was allocated by all threads together, dead ones included.
 */
final class GcWatch {
    private static final long PATIENCE_SECONDS = 30;
    private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition heard = lock.newCondition();
    private long collections;
    private long allocated;
    private long left = -1;
    private long mostAfter;
    private long mostLive;

    /** @param allocated bytes since the reset
     * @param mostAfter highest use after any collection, with what a young collection leaves lying
     * @param mostLive highest use after a full collection: what is in use indeed
     */
    record Seen(long allocated, long mostAfter, long mostLive) {}

    GcWatch() {
        collections = counted();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> heard(
                                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())),
                            n -> n.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION),
                            null);
        }
    }

    private void heard(GarbageCollectionNotificationInfo info) {
        long before = heap(info.getGcInfo().getMemoryUsageBeforeGc());
        long after = heap(info.getGcInfo().getMemoryUsageAfterGc());
        boolean full = info.getGcAction().contains("major");
        lock.lock();
        try {
            collections++;
            allocated += left < 0 ? 0 : Math.max(0, before - left);
            left = after;
            mostAfter = Math.max(mostAfter, after);
            mostLive = full ? Math.max(mostLive, after) : mostLive;
            heard.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private static long counted() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** Collects, and forgets what was seen before. */
    void reset() throws InterruptedException {
        seen();
        lock.lock();
        try {
            allocated = 0;
            mostAfter = left;
            mostLive = left;
        } finally {
            lock.unlock();
        }
    }

    /** Collects, and tells what was seen since the reset. */
    Seen seen() throws InterruptedException {
        System.gc();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        lock.lock();
        try {
            // Notifications come later than the collections.
            while (collections < counted()) {
                if (heard.awaitNanos(end - System.nanoTime()) <= 0) {
                    throw new IllegalStateException("a collection was not told within " + PATIENCE_SECONDS + " s");
                }
            }
            return new Seen(allocated, mostAfter, mostLive);
        } finally {
            lock.unlock();
        }
    }
}
