/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

/**
 * Something in a mapping file that is wrong, or probably not meant.
 *
 * @param file the file, as it was given
 * @param line from 1; 0 for the file as a whole
 * @param column from 1
 * @param error whether the mapping cannot be used; otherwise it is a warning
 * @param text what is wrong and what to do
 */
public record Problem(String file, int line, int column, boolean error, String text) {
    static Problem error(Location at, String text) {
        return new Problem(at.file(), at.line(), at.column(), true, text);
    }

    static Problem warning(Location at, String text) {
        return new Problem(at.file(), at.line(), at.column(), false, text);
    }

    /** As {@code file:line:column: text}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return new Location(file, line, column) + ": " + (error ? "" : "warning: ") + text;
    }
}
