/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code number} and {@code integer}: numbers, or text that is one with a decimal point and no thousands separators. */
final class NumberConversion implements Conversion {
    /** Beyond this exponent a text would make a number of absurd length. */
    private static final int MAX_SCALE = 1000;

    private final boolean whole;

    NumberConversion(boolean whole) {
        this.whole = whole;
    }

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof Number number) {
            if (!Double.isFinite(number.doubleValue())) {
                throw unconvertible(value);
            }
            return whole ? whole(value, new BigDecimal(number.toString())) : value;
        }
        if (value instanceof String text) {
            return text.isBlank() ? null : parse(text);
        }
        throw unconvertible(value);
    }

    private Object parse(String text) throws UnconvertibleException {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw unconvertible(text);
        }
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw unconvertible(text);
        }
        return whole ? whole(text, number) : number;
    }

    private Object whole(Object value, BigDecimal number) throws UnconvertibleException {
        try {
            BigInteger integer = number.toBigIntegerExact();
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
        } catch (ArithmeticException e) {
            throw unconvertible(value);
        }
    }

    private UnconvertibleException unconvertible(Object value) {
        return new UnconvertibleException(value, whole ? "a whole number" : "a number");
    }
}
