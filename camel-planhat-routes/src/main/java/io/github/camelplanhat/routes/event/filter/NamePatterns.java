/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.filter;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names separated by commas, in which {@code *} stands for any characters. The case of letters counts. */
final class NamePatterns {
    private final List<Pattern> patterns;

    private NamePatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * @param parameter for the message
     * @param text null or blank for none
     */
    static NamePatterns of(String parameter, String text) {
        if (text == null || text.isBlank()) {
            return new NamePatterns(List.of());
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("")) {
            throw new IllegalArgumentException(
                    parameter + " '" + text + "' has an empty name between its commas; take one comma out");
        }
        return new NamePatterns(names.stream().map(NamePatterns::pattern).toList());
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    boolean match(String name) {
        return patterns.stream().anyMatch(p -> p.matcher(name).matches());
    }
}
