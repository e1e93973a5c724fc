/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Knows a message again for a while, and then no more: the same text may well be posted once more for another event, such as a
 * field that changes to and fro. Holds some 200 bytes for each message, and the oldest ones make room for new ones.
 */
public final class RecentMessages extends ServiceSupport implements IdempotentRepository {
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Instant> seen = new LinkedHashMap<>();
    private Duration keepFor = Duration.ofMinutes(10);
    private int maxMessages = 10_000;

    public RecentMessages() {
        this(Clock.systemUTC());
    }

    RecentMessages(Clock clock) {
        this.clock = clock;
    }

    /** @param keepFor milliseconds, or in Camel's form such as {@code 10m} */
    public void setKeepFor(Duration keepFor) {
        this.keepFor = keepFor;
    }

    public void setMaxMessages(int maxMessages) {
        this.maxMessages = maxMessages;
    }

    @Override
    public boolean add(String key) {
        lock.lock();
        try {
            forgetOld();
            boolean added = seen.putIfAbsent(key, clock.instant()) == null;
            Iterator<String> oldest = seen.keySet().iterator();
            while (seen.size() > maxMessages) {
                oldest.next();
                oldest.remove();
            }
            return added;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean contains(String key) {
        lock.lock();
        try {
            forgetOld();
            return seen.containsKey(key);
        } finally {
            lock.unlock();
        }
    }

    /** The first ones are the oldest ones. */
    private void forgetOld() {
        Instant since = clock.instant().minus(keepFor);
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(since)) {
            oldest.remove();
        }
    }

    @Override
    public boolean remove(String key) {
        lock.lock();
        try {
            return seen.remove(key) != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            seen.clear();
        } finally {
            lock.unlock();
        }
    }
}
