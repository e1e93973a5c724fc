/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

/** A call of a vendor's API that failed for good. The message says what to do; it never holds a credential. */
public final class RestException extends RuntimeException {
    private final int status;

    public RestException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status; 0 if there was no answer. */
    public int getStatus() {
        return status;
    }
}
