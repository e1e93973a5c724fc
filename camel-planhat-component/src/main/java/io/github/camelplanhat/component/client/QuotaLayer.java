/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;

import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/**
 * Lets a request through when the quota has room for it, and closes the quota when Planhat answers 429. The analytics
 * host has no quota (API sheet, section 1.7): only its requests in flight are limited.
 */
final class QuotaLayer implements Layer {
    /** Planhat's window resets every 60 to 120 s, a reader of its answers waits 15 s: all unverified. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private static final long WORTH_TELLING = Duration.ofMillis(1).toNanos();
    private static final int TOO_MANY_REQUESTS = 429;

    private final Layer next;
    private final Quota api;
    private final Quota analytics;
    private final Duration longestWait;
    private final Priority priority;
    private final TimeSource time;
    private final CallObserver observer;
    private final StopSignal stop;

    QuotaLayer(Layer next, Quota api, ClientSettings settings, CallObserver observer, StopSignal stop) {
        this.next = next;
        this.api = api;
        this.analytics = SlidingQuota.inFlightOnly(settings.maxInFlight, settings.time);
        this.longestWait = settings.quotaWait;
        this.priority = settings.priority;
        this.time = settings.time;
        this.observer = observer;
        this.stop = stop;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        Quota quota = call.host() == PlanhatCall.Host.API ? api : analytics;
        Quota.Permit permit = acquire(quota, call, attempt);
        try {
            return next.send(call, attempt);
        } catch (PlanhatUnavailableException e) {
            if (e.getHttpStatus() == TOO_MANY_REQUESTS) {
                quota.closeFor(e.getRetryAfter() == null ? pause(attempt) : e.getRetryAfter());
            }
            throw e;
        } finally {
            if (attempt.sent()) {
                permit.answered();
            } else {
                permit.notSent();
            }
        }
    }

    private Quota.Permit acquire(Quota quota, PlanhatCall<?> call, Attempt attempt) {
        long start = time.nanos();
        try {
            Quota.Permit permit =
                    quota.acquire(call.priority() == null ? priority : call.priority(), longestWait, stop);
            long waited = time.nanos() - start;
            attempt.deadline().extend(waited);
            if (waited >= WORTH_TELLING) {
                observer.quotaWaited(CallInfo.of(call), Duration.ofNanos(waited));
            }
            return permit;
        } catch (QuotaWaitException e) {
            throw new PlanhatUnavailableException(
                    Kind.QUOTA,
                    Failures.what(call) + " was not sent: it would have to wait at least " + Failures.text(e.needed())
                            + " for its turn in the quota, and quotaWait allows " + Failures.text(longestWait)
                            + ". Raise quotaWait, run less at a time, or look for other programs that use the same "
                            + "tenant's quota",
                    Failures.nothing(call),
                    0,
                    null);
        } catch (CancellationException e) {
            throw Failures.notSent(call, "the component was stopped while it waited for the quota", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.notSent(call, "its thread was interrupted while it waited for the quota", e);
        }
    }

    /** Without a {@code Retry-After}: longer with each attempt that met 429. */
    private static Duration pause(Attempt attempt) {
        Duration pause = PAUSE.multipliedBy(attempt.number());
        return pause.compareTo(RetryAfter.MOST) > 0 ? RetryAfter.MOST : pause;
    }
}
