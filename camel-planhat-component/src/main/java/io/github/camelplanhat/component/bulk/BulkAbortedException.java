/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** A bulk operation was ended by something that is no failure of a call, such as a bean that threw; it has its outcome. */
public final class BulkAbortedException extends PlanhatException {
    BulkAbortedException(String message, Throwable cause) {
        this(message, cause, null);
    }

    private BulkAbortedException(String message, Throwable cause, BulkOutcome outcome) {
        super(message, cause, outcome);
    }

    @Override
    public BulkAbortedException withOutcome(BulkOutcome partial) {
        return new BulkAbortedException(getMessage(), this, partial);
    }
}
