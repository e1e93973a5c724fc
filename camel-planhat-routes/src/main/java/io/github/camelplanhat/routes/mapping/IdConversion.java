/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.regex.Pattern;

/**
 * {@code id}: one of Planhat's own ids. A reference to a company may be {@code extid-…} or {@code srcid-…} instead; with
 * a prefix in the mapping the source holds the bare external or source id (API sheet, section 1.10).
 */
final class IdConversion implements Conversion {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");

    private final Conversion text;
    private final String prefix;
    private final boolean prefixesAllowed;

    IdConversion(Conversion text, String prefix, boolean prefixesAllowed) {
        this.text = text;
        this.prefix = prefix;
        this.prefixesAllowed = prefixesAllowed;
    }

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        String id = ((String) text.convert(value)).strip();
        if (id.isEmpty()) {
            return null;
        }
        if (prefix != null) {
            String start = prefix + "-";
            return id.startsWith(start) ? id : start + id;
        }
        if (ID.matcher(id).matches() || prefixesAllowed && (id.startsWith("extid-") || id.startsWith("srcid-"))) {
            return id;
        }
        throw new UnconvertibleException(
                value,
                prefixesAllowed
                        ? "an id of Planhat (if it is your own id of the company, add prefix: extid to the mapping)"
                        : "an id of Planhat, 24 hexadecimal characters");
    }
}
