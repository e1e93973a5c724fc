/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** So many records are missing from a list that it is rather the list that is wrong; none was told of as deleted. */
public final class DeletionBrakeException extends PlanhatException {
    private final long missing;
    private final long known;

    public DeletionBrakeException(String message, long missing, long known) {
        super(message, null, null);
        this.missing = missing;
        this.known = known;
    }

    /** Known records that the list did not have. */
    public long getMissing() {
        return missing;
    }

    /** All known records. */
    public long getKnown() {
        return known;
    }

    @Override
    public PlanhatException withOutcome(BulkOutcome partial) {
        return this;
    }
}
