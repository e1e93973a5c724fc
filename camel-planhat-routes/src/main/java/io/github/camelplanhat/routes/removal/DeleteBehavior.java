/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

/** What a sync does with records that have left its source. */
public enum DeleteBehavior {
    /** They stay as they are. */
    NOTHING,
    /** The fields that the mapping writes are emptied, but for keys, required fields and the company. */
    CLEAR,
    /** They are archived, where Planhat has that. */
    ARCHIVE,
    /** They are deleted. */
    DELETE;

    /** What was done, such as {@code deleted}. */
    String done() {
        return switch (this) {
            case NOTHING -> "left as they are";
            case CLEAR -> "cleared";
            case ARCHIVE -> "archived";
            case DELETE -> "deleted";
        };
    }
}
