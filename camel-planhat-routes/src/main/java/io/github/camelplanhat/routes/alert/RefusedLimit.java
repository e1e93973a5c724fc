/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many rows of a run may be refused or unknown without an alert; exactly as many are still in order.
 *
 * @param text as it was written, such as {@code 20} or {@code 0.5%}
 * @param perCent whether {@code limit} is a share of the rows read
 */
record RefusedLimit(String text, BigDecimal limit, boolean perCent) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)\\s*(%?)");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static RefusedLimit parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        boolean perCent = form.matches() && !form.group(2).isEmpty();
        if (!form.matches() || !perCent && form.group(1).contains(".")) {
            throw new IllegalArgumentException("refusedAbove '" + text
                    + "' is neither a number of rows, such as 20, nor a share of them, such as 1%");
        }
        BigDecimal limit = new BigDecimal(form.group(1));
        if (perCent && limit.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException(
                    "refusedAbove '" + text + "' can never be exceeded; write less than 100%");
        }
        return new RefusedLimit(text.strip(), limit, perCent);
    }

    boolean exceeded(long missing, long read) {
        BigDecimal rows = BigDecimal.valueOf(missing);
        return perCent
                ? rows.multiply(HUNDRED).compareTo(limit.multiply(BigDecimal.valueOf(read))) > 0
                : rows.compareTo(limit) > 0;
    }
}
