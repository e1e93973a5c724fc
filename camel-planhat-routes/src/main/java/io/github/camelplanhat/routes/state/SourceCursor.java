/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

/**
 * Where a vendor's own feed is to go on, in the vendor's own words. Nobody but the vendor can tell which of two is the
 * later one: that is the one that was handed out last.
 *
 * @param text opaque, neither null nor blank
 */
public record SourceCursor(String text) {
    public SourceCursor {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a cursor without a text");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
