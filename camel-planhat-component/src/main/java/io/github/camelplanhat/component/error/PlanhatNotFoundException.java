/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** 404: there is no record of that id, or the path does not exist. */
public final class PlanhatNotFoundException extends PlanhatHttpException {
    public PlanhatNotFoundException(HttpFailure failure) {
        this("Planhat answered 404 to " + failure.what() + ": no such record" + failure.said(), failure, null, null);
    }

    private PlanhatNotFoundException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
    }

    @Override
    protected PlanhatNotFoundException copy(
            String message, HttpFailure newFailure, Throwable cause, BulkOutcome outcome) {
        return new PlanhatNotFoundException(message, newFailure, cause, outcome);
    }
}
