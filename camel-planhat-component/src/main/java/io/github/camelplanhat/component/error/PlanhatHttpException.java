/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** A failure that has an HTTP answer behind it. */
public abstract class PlanhatHttpException extends PlanhatException {
    private final HttpFailure failure;

    protected PlanhatHttpException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, cause, outcome);
        this.failure = failure;
    }

    /** HTTP status of the answer; 0 if none came. */
    public int getHttpStatus() {
        return failure.status();
    }

    /** The first part of the answer's body, at most 2,000 characters; empty if there was none. */
    public String getBodyExcerpt() {
        return failure.bodyExcerpt();
    }

    protected HttpFailure failure() {
        return failure;
    }
}
