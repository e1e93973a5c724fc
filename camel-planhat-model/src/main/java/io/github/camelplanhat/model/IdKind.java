/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How one record is addressed in a path or in a company reference (API sheet, section 1.10): by Planhat's own id, or by
 * the external or source id behind a prefix.
 */
public enum IdKind {
    ID(""),
    EXTERNAL_ID("extid-"),
    SOURCE_ID("srcid-");

    private final String prefix;

    IdKind(String prefix) {
        this.prefix = prefix;
    }

    /** The prefix in front of the value; empty for Planhat's own id. */
    public String prefix() {
        return prefix;
    }

    /**
     * The value as a path segment: prefix and percent-encoded id.
     *
     * @throws IllegalArgumentException if the id is blank or a dot segment, because the call would address the list or
     *     another path
     */
    public String pathSegment(String id) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("blank id: the call would address the whole list");
        }
        String segment = prefix + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        if (segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("'" + segment + "' is not an id: it would address another path");
        }
        return segment;
    }
}
