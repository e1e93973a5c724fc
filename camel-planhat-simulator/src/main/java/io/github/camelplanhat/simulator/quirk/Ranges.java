/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import io.github.camelplanhat.simulator.store.DocBuilder;

/** The ranges that the API sheet gives for some numbers. */
final class Ranges {
    private Ranges() {}

    static void check(DocBuilder draft, String name, double least, double most) {
        if (draft.get(name) instanceof Number number
                && !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            throw Refused.because(name + " is out of range: " + number);
        }
    }

    static void notNegative(DocBuilder draft, String name) {
        check(draft, name, 0, Double.MAX_VALUE);
    }
}
