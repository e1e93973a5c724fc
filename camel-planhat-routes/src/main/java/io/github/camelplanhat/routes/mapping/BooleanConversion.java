/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.Locale;
import java.util.Map;

/** {@code boolean}: booleans, 0 and 1, and the usual words. */
final class BooleanConversion implements Conversion {
    private static final Map<String, Boolean> WORDS = Map.of(
            "true", true, "t", true, "yes", true, "y", true, "1", true, "false", false, "f", false, "no", false, "n",
            false, "0", false);

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
            return number.doubleValue() == 1;
        }
        if (value instanceof String text) {
            if (text.isBlank()) {
                return null;
            }
            Boolean word = WORDS.get(text.strip().toLowerCase(Locale.ROOT));
            if (word != null) {
                return word;
            }
        }
        throw new UnconvertibleException(value, "true or false");
    }
}
