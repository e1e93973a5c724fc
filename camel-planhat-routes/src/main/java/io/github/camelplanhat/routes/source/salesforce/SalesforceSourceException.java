/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.salesforce;

/** A query that Salesforce did not answer for good. The message says what to do; it never holds a credential. */
public final class SalesforceSourceException extends RuntimeException {
    SalesforceSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
