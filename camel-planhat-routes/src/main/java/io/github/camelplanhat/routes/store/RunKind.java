/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a run was for. */
public enum RunKind {
    /** To bring the rows of its source to Planhat. */
    SYNC,
    /** To try dead letters again. */
    REPLAY,
    /** To take back what a run removed. */
    UNDO;

    /** As it is shown: {@code sync}, {@code replay}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the next trigger goes on with a run of this kind whose process died; otherwise such a run has failed. */
    public boolean resumable() {
        return this == SYNC;
    }
}
