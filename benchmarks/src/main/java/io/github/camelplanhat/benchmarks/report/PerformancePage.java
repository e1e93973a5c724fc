/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page with the figures: {@code <!-- figures: NAME -->} and {@code <!-- end -->} stand around each table, and what is
 * between them is written by a run. All other text is kept.
 */
public final class PerformancePage {
    private static final Pattern BLOCK =
            Pattern.compile("(<!-- figures: (\\w+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

    private PerformancePage() {}

    /**
     * The page with these tables.
     *
     * @throws IllegalArgumentException if the page lacks the place of a table
     */
    public static String with(Map<String, String> tables, String page) {
        Set<String> places =
                BLOCK.matcher(page).results().map(found -> found.group(2)).collect(Collectors.toSet());
        if (!places.containsAll(tables.keySet())) {
            Set<String> missing = new TreeSet<>(tables.keySet());
            missing.removeAll(places);
            throw new IllegalArgumentException("the page has no place for " + missing);
        }
        return BLOCK.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + tables.getOrDefault(found.group(2), "not measured").strip() + "\n" + found.group(4)));
    }
}
