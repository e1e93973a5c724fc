/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/** Somebody else runs the sync. */
public final class LeaseHeldException extends RuntimeException {
    private final String holder;

    LeaseHeldException(String holder, Instant expires) {
        super("held by " + holder + " until " + expires + ", unless it is renewed");
        this.holder = holder;
    }

    /** Host and process that hold it. */
    public String getHolder() {
        return holder;
    }
}
