/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelplanhat.routes.reason.ReasonText;

/**
 * Takes out of texts what must not leave the house with an alert: values of records, addresses, whatever looks like a
 * secret. What is left is one line.
 */
final class AlertText {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"',;:=]+@[^\\s<>()\\[\\]\"',;:]+");
    /** Paths and queries of endpoints hold tokens. */
    private static final Pattern URI = Pattern.compile("\\b([a-z][a-z0-9+.-]*)://[^\\s,;]*");
    /** What databases say of a key: {@code (email)=(…)}. */
    private static final Pattern KEY_VALUE = Pattern.compile("=\\([^)]*\\)");

    private static final Pattern SECRET = Pattern.compile("\\b(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])[\\w-]{20,}");

    private AlertText() {}

    static String cut(String text) {
        return ReasonText.cut(withoutSecrets(text));
    }

    /** For the log of whoever runs it: the first line, without addresses and secrets. */
    static String withoutSecrets(String text) {
        String line = text.strip().lines().findFirst().orElse("no reason given");
        line = URI.matcher(line).replaceAll("$1://…");
        line = ADDRESS.matcher(line).replaceAll("…");
        line = KEY_VALUE.matcher(line).replaceAll("=(…)");
        return SECRET.matcher(line).replaceAll("…");
    }

    /** The reasons, cut, and how many rows each of them has. */
    static Map<String, Long> cut(Map<String, Long> reasons) {
        Map<String, Long> cut = new LinkedHashMap<>();
        reasons.forEach((reason, rows) -> cut.merge(cut(reason), rows, Long::sum));
        return cut;
    }
}
