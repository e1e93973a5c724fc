/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** 403: the token's service account lacks the permission for this object and operation. */
public final class PlanhatForbiddenException extends PlanhatHttpException {
    public PlanhatForbiddenException(HttpFailure failure) {
        this(
                "Planhat answered 403: the service account behind the token has no permission for "
                        + failure.operation() + " on " + failure.object()
                        + "; grant it in Planhat, under the private app or service account" + failure.said(),
                failure,
                null,
                null);
    }

    private PlanhatForbiddenException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
    }

    @Override
    protected PlanhatForbiddenException copy(
            String message, HttpFailure newFailure, Throwable cause, BulkOutcome outcome) {
        return new PlanhatForbiddenException(message, newFailure, cause, outcome);
    }
}
