/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/**
 * Any failure of a call to Planhat, sorted by what the caller can do about it (see the subclasses). The message says
 * what happened, to which object and operation, and what to do next; it never holds a token.
 */
public abstract class PlanhatException extends RuntimeException {
    private final transient BulkOutcome outcome;

    protected PlanhatException(String message, Throwable cause, BulkOutcome outcome) {
        super(message, cause);
        this.outcome = outcome;
    }

    /**
     * What had become of the records of a bulk operation when it failed; records that were on their way are UNKNOWN.
     * Null for operations on single records and for lists.
     */
    public BulkOutcome getOutcome() {
        return outcome;
    }

    /** The same failure with the outcome of the bulk operation that it ended. */
    public abstract PlanhatException withOutcome(BulkOutcome partial);
}
