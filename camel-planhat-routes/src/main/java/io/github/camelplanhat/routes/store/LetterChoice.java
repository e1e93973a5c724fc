/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.util.Locale;
import java.util.Set;

/**
 * Which dead letters are meant.
 *
 * @param reason text that the reason contains, in any case; null for any
 * @param ids of letters; empty for any
 */
public record LetterChoice(String reason, Set<Long> ids) {
    public static final LetterChoice ALL = new LetterChoice(null, Set.of());

    public LetterChoice {
        ids = Set.copyOf(ids);
    }

    public boolean includes(StoredDeadLetter letter) {
        return (ids.isEmpty() || ids.contains(letter.id())) && (reason == null || contains(letter.reason(), reason));
    }

    private static boolean contains(String text, String part) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
