/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.camelplanhat.model.PlanhatObject;

/** Every record of the simulated tenant. Objects that share a path, such as conversation and note, share a collection. */
public final class Store {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, RecordCollection> collections = new HashMap<>();
    private final Shape root = Shape.newRoot();
    private final ObjectIds ids;

    public Store(Clock clock) {
        ids = new ObjectIds(clock);
        for (PlanhatObject object : PlanhatObject.values()) {
            collections.computeIfAbsent(object.path(), path -> new RecordCollection(object));
        }
    }

    public RecordCollection of(PlanhatObject object) {
        return collections.get(object.path());
    }

    public ObjectIds ids() {
        return ids;
    }

    public Shape root() {
        return root;
    }

    public DocBuilder doc() {
        return new DocBuilder(root);
    }

    /** Does some work while nobody else changes or pages through records. */
    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        locked(() -> {
            collections.values().forEach(RecordCollection::clear);
            return null;
        });
    }
}
