/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/** More rows of a run were refused than {@code errorBudget} allows; the rest of the source was left to a later run. */
public final class ErrorBudgetException extends RuntimeException {
    ErrorBudgetException(String message) {
        super(message);
    }
}
