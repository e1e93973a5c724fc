/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.proof;

import java.time.Instant;

/**
 * The newest activity of an enduser in a batch.
 *
 * @param enduser its {@code _id}
 * @param time when it happened
 * @param before when the enduser was last active before the batch; null if never
 */
record Probe(String enduser, Instant time, Instant before) {
    /** Planhat keeps the latest time only: one that is not newer leaves no trace. */
    boolean provable() {
        return before == null || time.isAfter(before);
    }

    boolean proved(Instant after) {
        return after != null && !after.isBefore(time);
    }
}
