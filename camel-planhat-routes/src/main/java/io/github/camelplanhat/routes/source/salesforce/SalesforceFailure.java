/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

import java.util.stream.Collectors;

import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/** What the exceptions of camel-salesforce mean to whoever runs a sync. */
final class SalesforceFailure {
    private final SalesforceException cause;
    private final SalesforceCall call;

    SalesforceFailure(SalesforceException cause, SalesforceCall call) {
        this.cause = cause;
        this.call = call;
    }

    /** Salesforce's own failures, and calls without an answer, pass by; every call only reads. */
    boolean passesBy() {
        return cause.getStatusCode() >= 500
                || cause.getStatusCode() <= 0 && cause.getErrors().isEmpty();
    }

    SalesforceSourceException exception(int attempts) {
        String status = cause.getStatusCode() > 0 ? " answered " + cause.getStatusCode() : " failed";
        return new SalesforceSourceException(
                "Salesforce" + status + " to a " + call.operation()
                        + (attempts > 1 ? " after " + attempts + " attempts" : "") + ": " + text() + hint(),
                cause);
    }

    private String text() {
        return cause.getErrors().isEmpty()
                ? cause.getMessage()
                : cause.getErrors().stream()
                        .map(e -> e.getErrorCode() + ": " + e.getMessage())
                        .collect(Collectors.joining("; "));
    }

    private String hint() {
        if (has("REQUEST_LIMIT_EXCEEDED")) {
            return ". The organisation's API calls of 24 hours are used up; run again when they are renewed";
        } else if (has("INVALID_FIELD")) {
            return ". Correct fields or where, or give the integration's user the right to see the field";
        } else if (has("INVALID_TYPE")) {
            return ". Correct object, or give the integration's user the right to read it";
        } else if (has("INVALID_QUERY_LOCATOR")) {
            return ". The query took too long to read; run it again, the watermark has not moved";
        } else if (has("invalid_client_id")
                || has("invalid_client")
                || has("invalid_grant")
                || cause.getStatusCode() == 401) {
            return ". Check the component's client-id, client-secret and login-url, and that the connected app allows this login";
        }
        return "";
    }

    private boolean has(String code) {
        return cause.getErrors().stream().map(RestError::getErrorCode).anyMatch(code::equals);
    }
}
