/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quirk;

import io.github.camelplanhat.model.PlanhatObject;

/** Which object has which quirks. */
public final class QuirksOf {
    private final Quirks none = new Quirks() {};

    public Quirks object(PlanhatObject object) {
        return none;
    }
}
