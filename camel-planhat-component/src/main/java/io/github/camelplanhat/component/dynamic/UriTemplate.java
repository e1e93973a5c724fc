/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dynamic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The URI of a {@code toD} as the route has it, with its expressions such as <code>${body}</code> not yet evaluated. It
 * tells what the author of the route wrote out, and what is left to the message.
 */
final class UriTemplate {
    private final String path;
    private final Map<String, List<String>> options = new HashMap<>();

    UriTemplate(String uri) {
        List<String> pathAndQuery = split(uri, '?', 2);
        path = pathAndQuery.get(0);
        if (pathAndQuery.size() == 2) {
            for (String option : split(pathAndQuery.get(1), '&', Integer.MAX_VALUE)) {
                List<String> nameAndValue = split(option, '=', 2);
                options.computeIfAbsent(nameAndValue.get(0), name -> new ArrayList<>())
                        .add(nameAndValue.size() == 2 ? nameAndValue.get(1) : "");
            }
        }
    }

    /** The operation; null if the message has a say in it. */
    String operation() {
        List<String> segments = split(path.substring(path.indexOf(':') + 1), '/', Integer.MAX_VALUE);
        String last = segments.get(segments.size() - 1);
        return segments.size() < 2 || isDynamic(last) ? null : last;
    }

    /** Whether the option stands in the URI with a value that no message changes. */
    boolean writesOut(String option) {
        return options.containsKey(option) && options.get(option).stream().noneMatch(UriTemplate::isDynamic);
    }

    /** How many values the URI gives the option, whatever they are. */
    int times(String option) {
        return options.getOrDefault(option, List.of()).size();
    }

    /** Whether the message may add options, because the route takes their names from it. */
    boolean isOpen() {
        return options.keySet().stream().anyMatch(UriTemplate::isDynamic);
    }

    private static boolean isDynamic(String text) {
        return text.contains("${") || text.contains("$simple{");
    }

    /** Cuts at a character, but not inside of braces, where an expression may hold it. */
    private static List<String> split(String text, char at, int most) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length() && parts.size() < most - 1; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == at && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
