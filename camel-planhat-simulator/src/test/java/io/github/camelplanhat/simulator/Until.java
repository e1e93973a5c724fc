/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something that another thread does. */
final class Until {
    private Until() {}

    static void holds(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("did not become true in time");
            }
            Thread.onSpinWait();
        }
    }
}
