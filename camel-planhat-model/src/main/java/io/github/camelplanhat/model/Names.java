/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant, for error messages. */
public final class Names {
    private Names() {}

    /**
     * The candidate nearest to a mistyped name: equal but for case, punctuation, or a few edits.
     *
     * @return empty if nothing is near enough to be a likely meaning
     */
    public static Optional<String> nearest(String typed, Collection<String> candidates) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        String wanted = fold(typed);
        int allowed = Math.max(1, wanted.length() / 3);
        return candidates.stream()
                .filter(c -> distance(wanted, fold(c)) <= allowed)
                .min(Comparator.<String>comparingInt(c -> distance(wanted, fold(c)))
                        .thenComparing(c -> c));
    }

    /** {@code "; did you mean bulkUpsert?"}, or an empty text when nothing is near. */
    public static String hint(String typed, Collection<String> candidates) {
        return nearest(typed, candidates).map(c -> "; did you mean " + c + "?").orElse("");
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    /** Levenshtein distance; a swap of neighbours counts as one edit, because it is the commonest slip. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + replace);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
