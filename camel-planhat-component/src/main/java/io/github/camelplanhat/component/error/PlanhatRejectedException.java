/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** Planhat refuses the call as it is (a 4xx without a special meaning, a redirect): repeating it is pointless, the data or route must change. */
public final class PlanhatRejectedException extends PlanhatHttpException {
    public PlanhatRejectedException(HttpFailure failure) {
        this("Planhat rejected " + failure.what() + " with status " + failure.status() + failure.said(), failure);
    }

    /** A call or answer that cannot be handled as it is; the message says why and what to change. */
    public PlanhatRejectedException(String message, HttpFailure failure) {
        this(message, failure, null, null);
    }

    private PlanhatRejectedException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
    }

    @Override
    protected PlanhatRejectedException copy(
            String message, HttpFailure newFailure, Throwable cause, BulkOutcome outcome) {
        return new PlanhatRejectedException(message, newFailure, cause, outcome);
    }
}
