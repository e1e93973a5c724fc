/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Duration;

/**
 * How long ended runs are remembered. A run is kept if any of these says so.
 *
 * @param runs the newest of each sync are kept, however old they are; at least 1
 * @param age runs that ended less than this ago are kept, however many there are
 * @param undo runs that could be taken back, and what is needed for it, are kept for this long after their end
 */
public record Retention(int runs, Duration age, Duration undo) {
    public static final Retention DEFAULT = new Retention(100, Duration.ofDays(30), Duration.ofDays(90));

    public Retention {
        if (runs < 1 || age.isNegative() || undo.isNegative()) {
            throw new IllegalArgumentException("at least one run is kept, and no age is negative");
        }
    }
}
