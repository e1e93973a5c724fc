/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters that hold several names with a value each, as a query does: {@code status=open&search=a%26b}. */
public final class NamedTexts {
    private NamedTexts() {}

    /**
     * The values by name, in order, with {@code %XX} decoded; a plus sign is itself.
     *
     * @param where name of the parameter, for messages
     * @param text may be null
     */
    public static Map<String, String> parse(String where, String text) {
        Map<String, String> named = new LinkedHashMap<>();
        if (text == null || text.isBlank()) {
            return named;
        }
        for (String pair : text.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        where + ": '" + pair
                                + "' must have the form name=value; several stand with & between them, and an & in a value is %26");
            }
            String name = pair.substring(0, equals).strip();
            if (named.put(name, decoded(where, pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException(where + ": " + name + " is there twice");
            }
        }
        return named;
    }

    private static String decoded(String where, String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
                continue;
            }
            String hex = i + 2 < raw.length ? new String(raw, i + 1, 2, StandardCharsets.ISO_8859_1) : "";
            if (!hex.matches("[0-9A-Fa-f]{2}")) {
                throw new IllegalArgumentException(where + ": a % in a value must be written %25");
            }
            bytes.write(Integer.parseInt(hex, 16));
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
