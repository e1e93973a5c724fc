/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last requests and answers of a component, and of those the last failed ones, which successes do not push out. Kept
 * in memory, bounded in number and length. Thread-safe.
 */
public final class CallJournal {
    private final int size;
    private final int bodySize;
    private final Masking masking;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<JournaledCall> calls = new ArrayDeque<>();
    private final Deque<JournaledCall> failures = new ArrayDeque<>();

    /**
     * @param size how many calls, and as many failed ones; at least 1
     * @param bodySize bytes that are kept of each body; 0 for none
     * @param personalData whether values are kept as they are
     */
    public CallJournal(int size, int bodySize, boolean personalData) {
        this.size = size;
        this.bodySize = bodySize;
        this.masking = new Masking(personalData);
    }

    public int bodySize() {
        return bodySize;
    }

    /** How the texts of an entry are made fit for the journal. */
    public Masking masking() {
        return masking;
    }

    public void add(JournaledCall call) {
        lock.lock();
        try {
            add(calls, call);
            if (call.failed()) {
                add(failures, call);
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(Deque<JournaledCall> ring, JournaledCall call) {
        if (ring.size() == size) {
            ring.removeFirst();
        }
        ring.addLast(call);
    }

    /** The last calls, the latest first. */
    public List<JournaledCall> calls() {
        return latestFirst(calls);
    }

    /** The last failed calls, the latest first. */
    public List<JournaledCall> failures() {
        return latestFirst(failures);
    }

    private List<JournaledCall> latestFirst(Deque<JournaledCall> ring) {
        lock.lock();
        try {
            JournaledCall[] all = ring.toArray(JournaledCall[]::new);
            for (int i = 0, j = all.length - 1; i < j; i++, j--) {
                JournaledCall swapped = all[i];
                all[i] = all[j];
                all[j] = swapped;
            }
            return List.of(all);
        } finally {
            lock.unlock();
        }
    }
}
