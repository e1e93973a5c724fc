/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.journal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** The calls received, in the order of their arrival; the oldest are forgotten when there are too many. */
public final class Journal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private final Deque<JournalEntry> withBody = new ArrayDeque<>();
    private final JournalLimits limits;
    private long keptBytes;

    public Journal(JournalLimits limits) {
        this.limits = limits;
    }

    public JournalEntry arrived(JournalEntry.Received received) {
        JournalEntry entry = new JournalEntry(received);
        return locked(() -> {
            entries.add(entry);
            if (entries.size() > limits.entries()) {
                JournalEntry oldest = entries.remove();
                withBody.remove(oldest);
                keptBytes -= oldest.dropBody();
            }
            return entry;
        });
    }

    public void bodyRead(JournalEntry entry, byte[] body, long size) {
        int kept = Math.min(body.length, limits.bytesPerBody());
        if (kept == 0) {
            entry.bodyRead(null, size);
            return;
        }
        entry.bodyRead(kept == body.length ? body : Arrays.copyOf(body, kept), size);
        locked(() -> {
            withBody.add(entry);
            keptBytes += kept;
            while (keptBytes > limits.bytesOfAllBodies()) {
                keptBytes -= withBody.remove().dropBody();
            }
            return null;
        });
    }

    public void answered(JournalEntry entry, int status, long nanos) {
        entry.answered(status, nanos);
    }

    public List<JournalEntry> entries() {
        return locked(() -> List.copyOf(entries));
    }

    public List<JournalEntry> entries(Predicate<JournalEntry> which) {
        return entries().stream().filter(which).toList();
    }

    /** The calls of one operation on one object. */
    public List<JournalEntry> entries(PlanhatObject object, Operation operation) {
        return entries(entry -> entry.operation().filter(operation::equals).isPresent()
                && entry.object().filter(o -> o.path().equals(object.path())).isPresent());
    }

    public int count() {
        return locked(entries::size);
    }

    public int count(String method, String path) {
        return entries(e -> e.method().equals(method) && e.path().equals(path)).size();
    }

    public int count(PlanhatObject object, Operation operation) {
        return entries(object, operation).size();
    }

    public void clear() {
        locked(() -> {
            entries.clear();
            withBody.clear();
            keptBytes = 0;
            return null;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
