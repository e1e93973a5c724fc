/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sink;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelplanhat.model.Names;

/** Names of files, tables and topics that hold placeholders, such as <code>{object}-{run}.jsonl</code>. */
public final class SinkNames {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("object", "company", "run"));
    /** What comes from a message must not lead out of a folder, nor out of a quoted name. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private SinkNames() {}

    /** @throws IllegalArgumentException if the pattern has a placeholder that there is not */
    public static void check(String parameter, String pattern) {
        Matcher found = PLACEHOLDER.matcher(pattern);
        while (found.find()) {
            if (!KNOWN.contains(found.group(1))) {
                throw new IllegalArgumentException(parameter + " '" + pattern + "' has the unknown placeholder {"
                        + found.group(1) + "}" + Names.hint(found.group(1), KNOWN));
            }
        }
    }

    /** @throws IllegalArgumentException if the batch does not have what the pattern asks for */
    public static String of(String parameter, String pattern, SinkBatch batch, String runOtherwise) {
        Map<String, String> values = Map.of(
                "object", batch.object(),
                "company", batch.company() == null ? "" : batch.company(),
                "run", batch.run() == null ? runOtherwise : batch.run());
        return PLACEHOLDER.matcher(pattern).replaceAll(found -> {
            String value = values.get(found.group(1));
            if (value.isBlank()) {
                throw new IllegalArgumentException(parameter + " '" + pattern + "' wants the " + found.group(1)
                        + " of the records, and the message does not tell it");
            }
            return Matcher.quoteReplacement(safe(value));
        });
    }

    private static String safe(String value) {
        String safe = UNSAFE.matcher(value).replaceAll("_");
        return safe.startsWith(".") ? "_" + safe.substring(1) : safe;
    }
}
