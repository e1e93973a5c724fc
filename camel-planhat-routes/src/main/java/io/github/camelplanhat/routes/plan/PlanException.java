/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

/** A plan that cannot be used: what is wrong with it, and what to do. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }

    PlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
