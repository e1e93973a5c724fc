/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.camelplanhat.component.client.AttemptResult;
import io.github.camelplanhat.component.client.CallInfo;
import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.client.PlanhatCall;

/** How many requests were answered in the last minute, for the progress line. */
public final class RecentCalls implements CallObserver {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Long> answers = new ArrayDeque<>();
    private final LongSupplier nanos;

    public RecentCalls() {
        this(System::nanoTime);
    }

    RecentCalls(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public void finished(CallInfo call, AttemptResult result) {
        if (call.host() != PlanhatCall.Host.API) {
            return;
        }
        lock.lock();
        try {
            answers.addLast(nanos.getAsLong());
        } finally {
            lock.unlock();
        }
        lastMinute();
    }

    /** Never more than the quota of the minute, so this stays small. */
    int lastMinute() {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            while (!answers.isEmpty() && now - answers.peekFirst() >= MINUTE) {
                answers.removeFirst();
            }
            return answers.size();
        } finally {
            lock.unlock();
        }
    }
}
