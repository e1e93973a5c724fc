/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells every wait and every running request of one client that it is being closed. */
public final class StopSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final Map<Registration, Runnable> actions = new IdentityHashMap<>();
    private volatile boolean stopped;

    StopSignal() {}

    /** An action's place in the list; closing it takes the action off. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    public boolean isStopped() {
        return stopped;
    }

    /** Runs the action once when the client is closed, at once if it already is. The action must not block. */
    public Registration onStop(Runnable action) {
        lock.lock();
        try {
            if (!stopped) {
                Registration registration = new ActionRegistration();
                actions.put(registration, action);
                return registration;
            }
        } finally {
            lock.unlock();
        }
        action.run();
        return () -> {};
    }

    void stop() {
        List<Runnable> toRun;
        lock.lock();
        try {
            stopped = true;
            toRun = List.copyOf(actions.values());
            actions.clear();
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        toRun.forEach(Runnable::run);
    }

    /** Waits; false if the client is closed before or meanwhile. */
    boolean pause(long nanos, TimeSource time) throws InterruptedException {
        long end = time.nanos() + nanos;
        lock.lockInterruptibly();
        try {
            for (long left = nanos; left > 0 && !stopped; left = end - time.nanos()) {
                time.await(stopping, left);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private final class ActionRegistration implements Registration {
        @Override
        public void close() {
            lock.lock();
            try {
                actions.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }
}
