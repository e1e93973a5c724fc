/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.util.Locale;

/** How far a stored event has come. One that was sent, or left out for good, is stored no more; one that is refused
 * is a dead letter of its stream. */
public enum EventState {
    /** It was not tried yet, or a call that carried it failed. */
    PENDING,
    /** Planhat knows neither its enduser nor its company yet. */
    WAITING;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EventState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
