/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.error;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/** {@code onRefused=fail}: a bulk operation ended with records that are refused or unknown; the outcome names them. */
public final class PlanhatRefusedRecordsException extends PlanhatException {
    public PlanhatRefusedRecordsException(String message, BulkOutcome outcome) {
        super(message, null, outcome);
    }

    @Override
    public PlanhatRefusedRecordsException withOutcome(BulkOutcome partial) {
        return new PlanhatRefusedRecordsException(getMessage(), partial);
    }
}
