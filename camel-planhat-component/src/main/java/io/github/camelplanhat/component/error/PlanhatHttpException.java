/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import org.apache.camel.spi.HttpResponseAware;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** A failure of a call: an answer that reports an error, or no answer. Camel's health checks read its status. */
public abstract class PlanhatHttpException extends PlanhatException implements HttpResponseAware {
    private final HttpFailure failure;
    private int httpResponseCode;
    private String httpResponseStatus;

    protected PlanhatHttpException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, cause, outcome);
        this.failure = failure;
        this.httpResponseCode = failure.status();
        this.httpResponseStatus = failure.status() == 0 ? "no answer" : "HTTP " + failure.status();
    }

    /** The same failure in other words; keeps the subclass and what it holds besides. */
    protected abstract PlanhatHttpException copy(
            String message, HttpFailure newFailure, Throwable cause, BulkOutcome outcome);

    /** HTTP status of the answer; 0 if none came. */
    public int getHttpStatus() {
        return failure.status();
    }

    /** The first part of the answer's body, at most 2,000 characters; empty if there was none. */
    public String getBodyExcerpt() {
        return failure.bodyExcerpt();
    }

    /** Requests that were sent. */
    public int getAttempts() {
        return failure.attempts();
    }

    /** Whether Planhat may have carried the call out, in this or an earlier attempt, although no usable answer came. */
    public boolean mayHaveBeenCarriedOut() {
        return failure.lost();
    }

    /**
     * The same failure as the end of several attempts.
     *
     * @param message the new message
     * @param sent requests that were sent
     * @param lostBefore whether an earlier attempt may have been carried out although its answer was lost
     */
    public PlanhatHttpException afterAttempts(String message, int sent, boolean lostBefore) {
        return copy(message, failure.after(sent, lostBefore || failure.lost()), this, getOutcome());
    }

    @Override
    public PlanhatHttpException withOutcome(BulkOutcome partial) {
        return copy(getMessage(), failure, this, partial);
    }

    protected HttpFailure failure() {
        return failure;
    }

    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        httpResponseCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        httpResponseStatus = status;
    }
}
