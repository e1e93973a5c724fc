/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

/** {@code epochDays} and {@code epochMillis}: dates as numbers, or whole numbers that already are of that unit. */
final class EpochConversion implements Conversion {
    /** Later than the year 2200: such a number of days is really one of seconds or milliseconds. */
    private static final long MAX_DAYS = 100_000;

    private final Temporals temporals;
    private final boolean days;
    private final Conversion integer = new NumberConversion(true);

    EpochConversion(Temporals temporals, boolean days) {
        this.temporals = temporals;
        this.days = days;
    }

    @Override
    public Object convert(Object value) throws UnconvertibleException {
        if (value instanceof String text && text.isBlank()) {
            return null;
        }
        if (value instanceof Number || value instanceof String text && temporals.readsIso() && isWhole(text.strip())) {
            Object number = integer.convert(value);
            if (days && (!(number instanceof Number n) || Math.abs(n.longValue()) > MAX_DAYS)) {
                throw new UnconvertibleException(value, "a number of days since 1970");
            }
            return number;
        }
        return days
                ? (Object) temporals.day(value).toEpochDay()
                : temporals.instant(value).toEpochMilli();
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
