/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a sync knows a record by, as it is stored: {@code field=value}, or {@code field=value of company}. A value may have
 * {@code " of "} in it, so that there may be two readings; whoever decides something by them has to take both.
 */
record RecordKey(String text) {
    private static final String OF = " of ";
    /** Longer ones are stored with a hash in place of their ends. */
    private static final int LONGEST = 900;

    String field() {
        return text.substring(0, text.indexOf('='));
    }

    private String value() {
        return text.substring(text.indexOf('=') + 1);
    }

    /** The values that it may stand for. */
    Set<String> values() {
        Set<String> values = new LinkedHashSet<>();
        values.add(value());
        int of = value().lastIndexOf(OF);
        if (of > 0) {
            values.add(value().substring(0, of));
        }
        return values;
    }

    /** The company that belongs to it, as the mapping named it; null if there is none. */
    String company() {
        int of = value().lastIndexOf(OF);
        return of > 0 ? value().substring(of + OF.length()) : null;
    }

    /** Whether a stored record with this value of the field may be the one. */
    boolean isThatOf(String value) {
        if (value == null) {
            return false;
        }
        String storable = value.replace('\0', '\uFFFD');
        return text.length() > LONGEST
                ? (field() + "=" + storable).startsWith(text.substring(0, LONGEST))
                : values().contains(storable);
    }
}
