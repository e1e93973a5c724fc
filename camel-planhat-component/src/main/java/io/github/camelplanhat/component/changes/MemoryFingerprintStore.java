/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps fingerprints in memory: about 200 bytes for each record, and no more records than it was made for. All is forgotten
 * when the process ends, and the next start is a first run again.
 */
public final class MemoryFingerprintStore implements FingerprintStore {
    /** Room for some 40 MB. */
    public static final int DEFAULT_MAX_RECORDS = 200_000;

    private final int maxRecords;
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    public MemoryFingerprintStore() {
        this(DEFAULT_MAX_RECORDS);
    }

    /** @param maxRecords most records of all feeds together; more are refused rather than forgotten */
    public MemoryFingerprintStore(int maxRecords) {
        this.maxRecords = maxRecords;
    }

    @Override
    public boolean hasBaseline(String feed) {
        return of(feed).baseline;
    }

    @Override
    public void markBaseline(String feed) {
        of(feed).baseline = true;
    }

    @Override
    public Map<String, String> find(String feed, Collection<String> ids) {
        Map<String, String> known = of(feed).fingerprints;
        Map<String, String> found = new HashMap<>();
        for (String id : ids) {
            String fingerprint = known.get(id);
            if (fingerprint != null) {
                found.put(id, fingerprint);
            }
        }
        return found;
    }

    @Override
    public List<String> idsAfter(String feed, String after, int limit) {
        return of(feed).fingerprints.tailMap(after, false).keySet().stream()
                .limit(limit)
                .toList();
    }

    /** @throws IllegalStateException if there is no room; then nothing is saved */
    @Override
    public void save(String feed, Map<String, String> fingerprints) {
        writing.lock();
        try {
            Map<String, String> known = of(feed).fingerprints;
            long added = fingerprints.keySet().stream()
                    .filter(id -> !known.containsKey(id))
                    .count();
            if (added + size() > maxRecords) {
                throw new IllegalStateException("the fingerprint store in memory is full: it has room for " + maxRecords
                        + " records. Give the option fingerprintStore a store on a disk or database, or a"
                        + " MemoryFingerprintStore with more room");
            }
            known.putAll(fingerprints);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void remove(String feed, Collection<String> ids) {
        writing.lock();
        try {
            of(feed).fingerprints.keySet().removeAll(ids);
        } finally {
            writing.unlock();
        }
    }

    private long size() {
        return feeds.values().stream()
                .mapToLong(feed -> feed.fingerprints.size())
                .sum();
    }

    private Feed of(String name) {
        return feeds.computeIfAbsent(name, n -> new Feed());
    }

    private static final class Feed {
        final ConcurrentSkipListMap<String, String> fingerprints = new ConcurrentSkipListMap<>();
        volatile boolean baseline;
    }
}
