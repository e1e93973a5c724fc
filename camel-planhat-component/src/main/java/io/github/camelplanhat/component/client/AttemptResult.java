/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.util.Locale;

import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;

/**
 * How one attempt of a call ended.
 *
 * @param attempt 1 for the first
 * @param status HTTP status, 0 if no answer came
 * @param nanos time from the start of the request to the whole answer; waits for the quota are not in it
 * @param failure empty if the answer was read; else a fixed word, such as TIMEOUT or REJECTED, fit for a metric's label
 */
public record AttemptResult(int attempt, int status, long nanos, String failure) {
    public boolean failed() {
        return !failure.isEmpty();
    }

    static AttemptResult failure(int attempt, long nanos, PlanhatHttpException e) {
        return new AttemptResult(attempt, e.getHttpStatus(), nanos, word(e));
    }

    private static String word(PlanhatHttpException e) {
        if (e instanceof PlanhatUnavailableException unavailable) {
            return unavailable.getKind().name();
        }
        String name = e.getClass().getSimpleName();
        return name.substring("Planhat".length(), name.length() - "Exception".length())
                .toUpperCase(Locale.ROOT);
    }
}
