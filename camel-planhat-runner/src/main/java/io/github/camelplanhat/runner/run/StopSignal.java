/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks a command to end early, from another thread: SIGTERM and Ctrl-C arrive on a thread of the JVM, which dies when
 * that thread is done. It therefore waits, within a deadline, until the command has written its report.
 */
public final class StopSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Runnable> actions = new ArrayList<>();
    private boolean requested;

    public boolean isRequested() {
        lock.lock();
        try {
            return requested;
        } finally {
            lock.unlock();
        }
    }

    /** What is to happen when the stop is asked for; at once if that was before. */
    void onRequest(Runnable action) {
        lock.lock();
        try {
            if (!requested) {
                actions.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** Asks for the stop, unless the command has ended; returns when all who want to know have been told. */
    public void request() {
        List<Runnable> told;
        lock.lock();
        try {
            if (requested || ended.getCount() == 0) {
                return;
            }
            requested = true;
            told = List.copyOf(actions);
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
    }

    /** To be called when the command has done everything, its report included. */
    public void ended() {
        ended.countDown();
    }

    /** Waits for {@link #ended()}. */
    public boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        return ended.await(time, unit);
    }
}
