/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Pauses that double with each attempt, each made shorter by up to a half at random, so that callers spread. */
record Backoff(Duration first, Duration longest, DoubleSupplier jitter) {
    private static final int MOST_DOUBLINGS = 20;

    /** @param attempt number of the attempt that failed, from 1 */
    Duration delay(int attempt) {
        long most = longest.toNanos();
        double doubled = (double) first.toNanos() * (1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return Duration.ofNanos((long) (Math.min(doubled, most) * (1 - jitter.getAsDouble() / 2)));
    }
}
