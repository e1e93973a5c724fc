/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import java.time.Duration;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** Planhat could not be reached, or gave no usable answer, in all attempts: the call may succeed later. */
public final class PlanhatUnavailableException extends PlanhatHttpException {
    /** How the last attempt ended. */
    public enum Kind {
        /** No connection, or it was lost before the whole request was sent: the call was certainly not carried out. */
        CONNECT,
        /** 429, or the wait for the quota was longer than allowed: the call was not carried out. */
        QUOTA,
        /** No or no complete answer in time, or 504: the call may have been carried out, or may still be. */
        TIMEOUT,
        /** The answer was cut or garbled: the call may have been carried out. */
        BROKEN_ANSWER,
        /** 413: the body was too large, the call was not carried out. */
        TOO_LARGE,
        /** A 5xx answer: the call may have been carried out. */
        SERVER_ERROR,
        /** The component was stopped, or its thread interrupted, before the request was sent. */
        NOT_SENT
    }

    private final Kind kind;
    private final Duration retryAfter;

    public PlanhatUnavailableException(Kind kind, String message, HttpFailure failure, int attempts, Throwable cause) {
        this(kind, message, failure.after(attempts, failure.lost()), null, cause, null);
    }

    /** @param retryAfter what the answer's {@code Retry-After} asks for, or null */
    public PlanhatUnavailableException(
            Kind kind, String message, HttpFailure failure, Duration retryAfter, Throwable cause) {
        this(kind, message, failure, retryAfter, cause, null);
    }

    private PlanhatUnavailableException(
            Kind kind, String message, HttpFailure failure, Duration retryAfter, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind getKind() {
        return kind;
    }

    /** How long Planhat asked to wait before the next call; null if it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    @Override
    public boolean mayHaveBeenCarriedOut() {
        return kind == Kind.TIMEOUT
                || kind == Kind.BROKEN_ANSWER
                || kind == Kind.SERVER_ERROR
                || super.mayHaveBeenCarriedOut();
    }

    @Override
    protected PlanhatUnavailableException copy(
            String message, HttpFailure newFailure, Throwable cause, BulkOutcome outcome) {
        return new PlanhatUnavailableException(kind, message, newFailure, retryAfter, cause, outcome);
    }
}
