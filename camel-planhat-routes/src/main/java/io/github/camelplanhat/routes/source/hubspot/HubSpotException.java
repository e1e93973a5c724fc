/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source.hubspot;

/** A call of HubSpot's API that failed for good. The message says what to do; it never holds the token. */
public final class HubSpotException extends RuntimeException {
    private final int status;

    HubSpotException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** HTTP status; 0 if there was no answer. */
    public int getStatus() {
        return status;
    }
}
