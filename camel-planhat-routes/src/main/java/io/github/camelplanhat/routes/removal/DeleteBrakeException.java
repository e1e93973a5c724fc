/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/** More records have left the source than may leave it at once; none of them was touched. */
public final class DeleteBrakeException extends RuntimeException {
    private final long left;

    DeleteBrakeException(String message, long left) {
        super(message);
        this.left = left;
    }

    /** How many have left the source. */
    public long getLeft() {
        return left;
    }
}
