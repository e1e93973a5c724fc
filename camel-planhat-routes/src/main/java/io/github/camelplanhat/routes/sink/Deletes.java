/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.model.Names;

/** What a sink does about records that are gone from Planhat. */
public enum Deletes {
    /** They stay, and it is noted that they are gone. */
    MARK,
    /** They go, too. */
    REMOVE,
    /** Nothing. */
    IGNORE;

    /** @throws IllegalArgumentException if it is none of those that the sink knows */
    public static Deletes parse(String text, Deletes... known) {
        List<String> words = Arrays.stream(known).map(Deletes::word).toList();
        if (text == null || !words.contains(text)) {
            throw new IllegalArgumentException("deletes '" + text + "' is none of " + String.join(", ", words)
                    + Names.hint(String.valueOf(text), words));
        }
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
