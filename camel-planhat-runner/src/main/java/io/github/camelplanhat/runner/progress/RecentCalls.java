/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.camelplanhat.component.client.AttemptResult;
import io.github.camelplanhat.component.client.CallInfo;
import io.github.camelplanhat.component.client.CallObserver;
import io.github.camelplanhat.component.client.PlanhatCall;

/** How much of the quota is left, for the progress line: counted from the answers, as the component itself does. */
public final class RecentCalls implements CallObserver {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Long> answers = new ArrayDeque<>();
    private final LongSupplier nanos;
    private volatile int callsPerMinute = 200;

    public RecentCalls() {
        this(System::nanoTime);
    }

    RecentCalls(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The quota of the component that is observed. */
    public void quota(int perMinute) {
        callsPerMinute = perMinute;
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
        used();
    }

    int left() {
        return Math.max(0, callsPerMinute - used());
    }

    /** Answers of the last minute; never many more than the quota, so the queue stays small. */
    private int used() {
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
