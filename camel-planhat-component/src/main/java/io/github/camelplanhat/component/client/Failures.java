/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/** What the layers' messages have in common. */
final class Failures {
    private Failures() {}

    /** No answer came. */
    static HttpFailure nothing(PlanhatCall<?> call) {
        return new HttpFailure(0, "", call.object(), call.operation());
    }

    static String what(PlanhatCall<?> call) {
        return call.object() + "/" + call.operation();
    }

    static PlanhatUnavailableException notSent(PlanhatCall<?> call, String why, Throwable cause) {
        return new PlanhatUnavailableException(
                Kind.NOT_SENT, what(call) + " was not sent: " + why, nothing(call), 0, cause);
    }

    /** {@code 0.25 s}, {@code 41 s}, {@code 12 min}. */
    static String text(Duration time) {
        long millis = time.toMillis();
        if (millis < 10_000) {
            return millis / 1_000.0 + " s";
        }
        return millis < 300_000 ? (millis + 999) / 1_000 + " s" : (millis + 59_999) / 60_000 + " min";
    }

    static String text(long nanos) {
        return text(Duration.ofNanos(nanos));
    }
}
