/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.reason;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;

import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;

/** What stopped a run, without the wrappers that Camel puts around it. */
public final class Failures {
    private Failures() {}

    public static Throwable cause(Throwable caught) {
        Throwable cause = caught;
        while ((cause instanceof CamelExchangeException || cause instanceof CamelExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What a failed bulk operation told about its records, or null. */
    public static BulkOutcome outcome(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof PlanhatException e && e.getOutcome() != null) {
                return e.getOutcome();
            }
        }
        return null;
    }

    public static String text(Throwable cause) {
        return cause.getMessage() == null || cause.getMessage().isBlank()
                ? cause.getClass().getName()
                : cause.getMessage();
    }
}
