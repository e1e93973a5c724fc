/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

/** A pull ended before its lookup did, because going on would have been in vain or was not wanted. */
final class PullStoppedException extends RuntimeException {
    PullStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}
