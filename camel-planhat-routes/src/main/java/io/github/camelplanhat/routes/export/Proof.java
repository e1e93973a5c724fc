/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

/**
 * Whether the list of an object was whole.
 *
 * @param proved whether that is certain
 * @param by how it is known; {@code not proved: …} with the reason where it is not
 */
record Proof(boolean proved, String by) {
    static Proof of(String by) {
        return new Proof(true, by);
    }

    static Proof lacking(String why) {
        return new Proof(false, "not proved: " + why);
    }
}
