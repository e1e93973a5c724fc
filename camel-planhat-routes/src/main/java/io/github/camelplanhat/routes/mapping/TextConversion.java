/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** {@code string}: text as it is, numbers without exponent, dates as ISO-8601. */
final class TextConversion implements Conversion {
    private final Temporals temporals;

    TextConversion(Temporals temporals) {
        this.temporals = temporals;
    }

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof String) {
            return value;
        }
        if (value instanceof Number number) {
            return plain(number);
        }
        if (Temporals.isTemporal(value)) {
            return temporals.isDay(value) ? temporals.isoDate(value) : temporals.isoDateTime(value);
        }
        if (value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray()) {
            throw new UnconvertibleException(value, "a text (type json or list would take it)");
        }
        return value.toString();
    }

    /** A whole double such as 1234.0 is the id 1234 that some reader took for a decimal number. */
    private static String plain(Number number) throws UnconvertibleException {
        if (number instanceof Double || number instanceof Float) {
            double d = number.doubleValue();
            if (!Double.isFinite(d)) {
                throw new UnconvertibleException(number, "a text");
            }
            BigDecimal exact = new BigDecimal(number.toString());
            return d == Math.rint(d) ? exact.toBigInteger().toString() : exact.toPlainString();
        }
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }
}
