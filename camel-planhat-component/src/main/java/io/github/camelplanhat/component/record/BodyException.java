/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.record;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** The message body cannot be read as records, or its source failed while it was read. */
public final class BodyException extends PlanhatException {
    public BodyException(String message, Throwable cause) {
        this(message, cause, null);
    }

    private BodyException(String message, Throwable cause, BulkOutcome outcome) {
        super(message, cause, outcome);
    }

    @Override
    public BodyException withOutcome(BulkOutcome partial) {
        return new BodyException(getMessage(), this, partial);
    }
}
