/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** The existing records cannot be found, because more of them would have to be remembered than is allowed. */
public final class LookupException extends PlanhatException {
    LookupException(String message) {
        this(message, null, null);
    }

    private LookupException(String message, Throwable cause, BulkOutcome outcome) {
        super(message, cause, outcome);
    }

    @Override
    public LookupException withOutcome(BulkOutcome partial) {
        return new LookupException(getMessage(), this, partial);
    }
}
