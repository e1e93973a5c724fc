/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

/** What was posted is not taken, none of it. The message is for the sender, and holds nothing of what was posted but ids. */
public final class RefusedIntakeException extends RuntimeException {
    private final int status;

    RefusedIntakeException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }
}
