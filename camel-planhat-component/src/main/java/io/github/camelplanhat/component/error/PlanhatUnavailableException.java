/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** Planhat could not be reached, or gave no usable answer, in all attempts: the call may succeed later. */
public final class PlanhatUnavailableException extends PlanhatHttpException {
    /** How the last attempt ended. */
    public enum Kind {
        /** No connection: the call was certainly not carried out. */
        CONNECT,
        /** 429: the quota was used up, the call was not carried out. */
        QUOTA,
        /** No or no complete answer in time: the call may have been carried out, or may still be. */
        TIMEOUT,
        /** The answer was cut or garbled: the call may have been carried out. */
        BROKEN_ANSWER,
        /** 413: the body was too large, the call was not carried out. */
        TOO_LARGE,
        /** A 5xx answer: the call may have been carried out. */
        SERVER_ERROR,
        /** The component was stopped, or the deadline passed, while the call waited; it was not sent. */
        NOT_SENT
    }

    private final Kind kind;
    private final int attempts;

    public PlanhatUnavailableException(Kind kind, String message, HttpFailure failure, int attempts, Throwable cause) {
        this(kind, message, failure, attempts, cause, null);
    }

    private PlanhatUnavailableException(
            Kind kind, String message, HttpFailure failure, int attempts, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
        this.kind = kind;
        this.attempts = attempts;
    }

    public Kind getKind() {
        return kind;
    }

    /** Requests that were sent. */
    public int getAttempts() {
        return attempts;
    }

    /** Whether Planhat may have carried the call out although no usable answer came. */
    public boolean mayHaveBeenCarriedOut() {
        return kind == Kind.TIMEOUT || kind == Kind.BROKEN_ANSWER || kind == Kind.SERVER_ERROR;
    }

    @Override
    public PlanhatUnavailableException withOutcome(BulkOutcome partial) {
        return new PlanhatUnavailableException(kind, getMessage(), failure(), attempts, this, partial);
    }
}
