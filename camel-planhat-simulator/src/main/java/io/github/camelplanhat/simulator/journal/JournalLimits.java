/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.journal;

/**
 * How much the journal keeps.
 *
 * @param entries calls; the oldest goes first
 * @param bytesPerBody bytes kept from the start of a request body; 0 keeps no bodies
 * @param bytesOfAllBodies bytes kept of all bodies together; the oldest goes first
 */
public record JournalLimits(int entries, int bytesPerBody, long bytesOfAllBodies) {
    public static JournalLimits defaults() {
        return new JournalLimits(10_000, 4 << 20, 64L << 20);
    }

    public static JournalLimits withoutBodies() {
        return new JournalLimits(10_000, 0, 0);
    }
}
