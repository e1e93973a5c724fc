/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/** More records have left the source than a run may remove; none of them was. */
public final class RemovalBrakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RemovalBrakeException(String message) {
        super(message);
    }
}
