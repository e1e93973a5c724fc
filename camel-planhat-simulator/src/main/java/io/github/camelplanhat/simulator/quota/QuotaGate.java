/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quota;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Counts calls per token at their arrival and refuses those above the quota. */
public final class QuotaGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanoTime;
    private final Map<String, Usage> usages = new HashMap<>();
    private QuotaRules rules;

    public QuotaGate(QuotaRules rules, LongSupplier nanoTime) {
        this.rules = rules;
        this.nanoTime = nanoTime;
    }

    /** Sets other rules; what was counted so far is forgotten, calls in flight excepted. */
    public void rules(QuotaRules changed) {
        lock.lock();
        try {
            rules = changed;
            usages.values().forEach(usage -> usage.reset(changed));
        } finally {
            lock.unlock();
        }
    }

    public QuotaRules rules() {
        lock.lock();
        try {
            return rules;
        } finally {
            lock.unlock();
        }
    }

    /** A call has arrived. Every arrival must be followed by {@link #leave}, a refused one too. */
    public Verdict arrive(String token) {
        lock.lock();
        try {
            Usage usage = usages.computeIfAbsent(token, t -> new Usage(rules));
            usage.inFlight++;
            return rules.isOff() ? Verdict.ADMITTED : judge(usage, nanoTime.getAsLong());
        } finally {
            lock.unlock();
        }
    }

    private Verdict judge(Usage usage, long now) {
        boolean parallel = usage.inFlight > rules.maxInFlight();
        boolean tooMany = usage.waitNanos(now) > 0;
        if (!parallel && !tooMany || rules.refusedCallsCount()) {
            usage.count(now);
        }
        if (tooMany) {
            return Verdict.refused("too many calls in a short time", Duration.ofNanos(usage.waitNanos(now)));
        }
        return parallel ? Verdict.refused("too many calls at the same time", rules.second()) : Verdict.ADMITTED;
    }

    public void leave(String token) {
        lock.lock();
        try {
            usages.get(token).inFlight--;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a call may go on.
     *
     * @param reason why not; null if it may
     * @param untilFree how long until a call may come; null if it may now
     */
    public record Verdict(String reason, Duration untilFree) {
        static final Verdict ADMITTED = new Verdict(null, null);

        static Verdict refused(String reason, Duration untilFree) {
            return new Verdict(reason, untilFree);
        }

        public boolean admitted() {
            return reason == null;
        }
    }

    private static final class Usage {
        private SlidingWindow minute;
        private SlidingWindow second;
        private int inFlight;

        Usage(QuotaRules rules) {
            reset(rules);
        }

        void reset(QuotaRules rules) {
            minute = new SlidingWindow(
                    Math.max(1, rules.callsPerMinute()), rules.minute().toNanos());
            second = new SlidingWindow(
                    Math.max(1, rules.callsPerSecond()), rules.second().toNanos());
        }

        long waitNanos(long now) {
            return Math.max(minute.waitNanos(now), second.waitNanos(now));
        }

        void count(long now) {
            minute.count(now);
            second.count(now);
        }
    }
}
