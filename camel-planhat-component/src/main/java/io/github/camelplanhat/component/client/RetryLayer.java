/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/**
 * Repeats a call that failed for a passing reason, if the repeat can do no harm: always when the failed request was not
 * carried out, otherwise only if the call says that it is repeatable.
 */
final class RetryLayer implements Layer {
    private static final int SERVICE_UNAVAILABLE = 503;

    private final Layer next;
    private final Backoff backoff;
    private final int maxRetries;
    private final TimeSource time;
    private final CallObserver observer;
    private final StopSignal stop;

    RetryLayer(Layer next, ClientSettings settings, CallObserver observer, StopSignal stop) {
        this.next = next;
        this.backoff = new Backoff(settings.retryDelay, settings.retryMaxDelay, settings.jitter);
        this.maxRetries = settings.maxRetries;
        this.time = settings.time;
        this.observer = observer;
        this.stop = stop;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt first) {
        Attempt attempt = first;
        int sent = 0;
        boolean lost = false;
        while (true) {
            long start = time.nanos();
            try {
                PlanhatAnswer<T> answer = next.send(call, attempt);
                return new PlanhatAnswer<>(answer.status(), answer.body(), sent + 1, lost);
            } catch (PlanhatHttpException e) {
                sent += attempt.sent() ? 1 : 0;
                if (!(e instanceof PlanhatUnavailableException failure)) {
                    throw sent > 1 || lost ? e.afterAttempts(e.getMessage(), sent, lost) : e;
                }
                Duration delay = delayOrGiveUp(call, attempt, failure, sent, lost);
                lost |= failure.mayHaveBeenCarriedOut();
                observer.retrying(
                        CallInfo.of(call),
                        AttemptResult.failure(attempt.number(), time.nanos() - start, failure),
                        delay);
                pause(delay, call, failure, sent, lost);
                attempt = attempt.next();
            }
        }
    }

    private Duration delayOrGiveUp(
            PlanhatCall<?> call, Attempt attempt, PlanhatUnavailableException failure, int sent, boolean lost) {
        if (!passes(failure)) {
            throw sent > 1 || lost ? failure.afterAttempts(failure.getMessage(), sent, lost) : failure;
        }
        if (!harmless(call, failure)) {
            String why = call.repeatable() ? "" : ". It was not repeated, as that could do it twice";
            throw failure.afterAttempts(failure.getMessage() + why, sent, lost);
        }
        if (attempt.number() > maxRetries) {
            throw gaveUp(failure, attempt, "maxRetries=" + maxRetries, sent, lost);
        }
        Duration delay = delay(call, attempt, failure);
        if (delay.toNanos() >= attempt.deadline().remaining()) {
            throw gaveUp(failure, attempt, "the deadline leaves no time for another", sent, lost);
        }
        return delay;
    }

    /** Whether the reason may be gone at the next attempt. */
    private static boolean passes(PlanhatUnavailableException failure) {
        return switch (failure.getKind()) {
            case CONNECT, TIMEOUT, BROKEN_ANSWER, SERVER_ERROR -> true;
            // Without a status the wait for the quota was too long already.
            case QUOTA -> failure.getHttpStatus() != 0;
            case TOO_LARGE, NOT_SENT -> false;
        };
    }

    private static boolean harmless(PlanhatCall<?> call, PlanhatUnavailableException failure) {
        return switch (failure.getKind()) {
            case TIMEOUT -> call.repeatable() && call.timeoutRepeated();
            case BROKEN_ANSWER -> call.repeatable();
            case SERVER_ERROR -> call.repeatable() || failure.getHttpStatus() == SERVICE_UNAVAILABLE;
            default -> true;
        };
    }

    private Duration delay(PlanhatCall<?> call, Attempt attempt, PlanhatUnavailableException failure) {
        if (failure.getKind() == Kind.QUOTA) {
            // The quota is closed now: the wait is there, in line with the other calls.
            return Duration.ZERO;
        }
        Duration delay = backoff.delay(attempt.number());
        if (failure.getRetryAfter() != null) {
            delay = longer(delay, failure.getRetryAfter());
        }
        boolean mayStillRun = failure.mayHaveBeenCarriedOut() && failure.getHttpStatus() != SERVICE_UNAVAILABLE;
        return mayStillRun ? longer(delay, call.quietTime()) : delay;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private void pause(
            Duration delay, PlanhatCall<?> call, PlanhatUnavailableException failure, int sent, boolean lost) {
        String why = "the component was stopped";
        try {
            if (stop.pause(delay.toNanos(), time)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why = "its thread was interrupted";
        }
        throw new PlanhatUnavailableException(
                Kind.NOT_SENT,
                failure.getMessage() + ". It was not repeated: " + why,
                new HttpFailure(failure.getHttpStatus(), "", call.object(), call.operation(), sent, lost),
                null,
                failure);
    }

    private static PlanhatHttpException gaveUp(
            PlanhatUnavailableException failure, Attempt attempt, String why, int sent, boolean lost) {
        String message = failure.getMessage() + ". Gave up after " + attempt.number()
                + (attempt.number() == 1 ? " attempt in " : " attempts in ")
                + Failures.text(attempt.deadline().elapsed()) + " (" + why + "): " + advice(failure);
        return failure.afterAttempts(message, sent, lost);
    }

    private static String advice(PlanhatUnavailableException failure) {
        return switch (failure.getKind()) {
            case CONNECT -> "check region or baseUrl, the proxy and the network";
            case QUOTA -> "other programs seem to use the same tenant's quota; lower callsPerMinute, or run later";
            case TIMEOUT -> "raise responseTimeout, or ask for less at a time (batchSize, pageSize)";
            default -> "try again later; if it stays, report it to Planhat";
        };
    }
}
