/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.util.Arrays;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import io.github.camelplanhat.model.Names;

/** What a run would do with one record. */
public enum PlanAction {
    CREATE,
    UPDATE,
    /** It is sent no more, or would change nothing. */
    UNCHANGED,
    /** By the mapping, or because Planhat would. */
    REFUSED,
    /** Another row carries its fields, or the mode leaves it out. */
    SKIPPED,
    /** The row left the source; its mapped fields are emptied. */
    CLEAR,
    /** The row left the source. */
    ARCHIVE,
    /** The row left the source. */
    DELETE,
    /** The row left the source, and the record stays all the same. */
    KEPT;

    /** As it stands in a plan. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static PlanAction of(String text) {
        return Arrays.stream(values())
                .filter(a -> a.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown action '" + text + "'"
                        + Names.hint(
                                text,
                                Arrays.stream(values()).map(PlanAction::text).toList())));
    }

    /** Whether Planhat is written to. */
    public boolean writes() {
        return this != UNCHANGED && this != REFUSED && this != SKIPPED && this != KEPT;
    }

    /** Whether it is for a record whose row left the source. */
    public boolean removes() {
        return this == CLEAR || this == ARCHIVE || this == DELETE || this == KEPT;
    }
}
