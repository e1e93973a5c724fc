/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

/** A record that Planhat does not store: it says so, or it drops the record without a word. */
public final class Refused extends RuntimeException {
    private final boolean silently;

    private Refused(String message, boolean silently) {
        super(message, null, false, false);
        this.silently = silently;
    }

    public static Refused because(String message) {
        return new Refused(message, false);
    }

    /** In a bulk call the record is neither stored nor reported. */
    public static Refused silently(String message) {
        return new Refused(message, true);
    }

    public boolean isSilent() {
        return silently;
    }
}
