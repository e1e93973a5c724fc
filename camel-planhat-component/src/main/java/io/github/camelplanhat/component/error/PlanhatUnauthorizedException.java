/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** 401: the token is missing, wrong or expired, or belongs to another region. */
public final class PlanhatUnauthorizedException extends PlanhatHttpException {
    public PlanhatUnauthorizedException(HttpFailure failure) {
        this(
                "Planhat answered 401 to " + failure.what()
                        + ": wrong, expired or revoked token, or a valid token used in the wrong region. Check accessToken, and region or baseUrl (the "
                        + "sub-domain of your Planhat web address with app replaced by api)" + failure.said(),
                failure,
                null,
                null);
    }

    /** The answer of the analytics host, which knows a tenant by its own token and has no regions. */
    public static PlanhatUnauthorizedException ofAnalyticsHost(HttpFailure failure) {
        return new PlanhatUnauthorizedException(
                "Planhat's analytics host answered 401 to " + failure.what()
                        + ": wrong tenantToken, or a wrong, expired or revoked accessToken. Look the tenant token up in "
                        + "Planhat's Developer module, section Tokens" + failure.said(),
                failure,
                null,
                null);
    }

    /** The call was not sent, because there is no usable token to send with it. */
    public PlanhatUnauthorizedException(String message, HttpFailure failure, Throwable cause) {
        this(message, failure, cause, null);
    }

    private PlanhatUnauthorizedException(String message, HttpFailure failure, Throwable cause, BulkOutcome outcome) {
        super(message, failure, cause, outcome);
    }

    @Override
    protected PlanhatUnauthorizedException copy(
            String message, HttpFailure newFailure, Throwable cause, BulkOutcome outcome) {
        return new PlanhatUnauthorizedException(message, newFailure, cause, outcome);
    }
}
