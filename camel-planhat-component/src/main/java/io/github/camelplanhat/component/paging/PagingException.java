/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** A list cannot be read to its end, because Planhat gives the same page again and again. */
public final class PagingException extends PlanhatException {
    PagingException(String message) {
        super(message, null, null);
    }

    @Override
    public PlanhatException withOutcome(BulkOutcome partial) {
        return this;
    }
}
