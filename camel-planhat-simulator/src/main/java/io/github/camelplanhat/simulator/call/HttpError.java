/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.call;

/** A call that is answered with an error status. */
public final class HttpError extends RuntimeException {
    private final int status;

    public HttpError(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
