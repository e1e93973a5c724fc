/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** Planhat refuses the call as it is (a 4xx without a special meaning): repeating it is pointless, the data or route must change. */
public final class PlanhatRejectedException extends PlanhatHttpException {
    public PlanhatRejectedException(HttpFailure failure) {
        this(
                "Planhat rejected " + failure.what() + " with status " + failure.status() + failure.said(),
                failure,
                null,
                null);
    }

    private PlanhatRejectedException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
    }

    @Override
    public PlanhatRejectedException withOutcome(BulkOutcome partial) {
        return new PlanhatRejectedException(getMessage(), failure(), this, partial);
    }
}
