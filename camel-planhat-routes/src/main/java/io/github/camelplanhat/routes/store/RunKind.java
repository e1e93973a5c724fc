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
    /** To tell what a run would do; never stored. */
    PLAN,
    /** To do what a plan says. */
    APPLY;

    /** As it is shown: {@code sync}, {@code replay}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about what a plan says. */
    public boolean planned() {
        return this == PLAN || this == APPLY;
    }

    /** Whether its rows are those of the source. */
    public boolean readsSource() {
        return this != REPLAY;
    }

    /** Whether the next trigger goes on with a run of this kind whose process died; otherwise such a run has failed. */
    public boolean resumable() {
        return this == SYNC;
    }
}
