/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows of a run may be refused before it stops. Immutable. */
final class ErrorBudget {
    /** A share says nothing of few rows: of a first batch of ten, one bad row would be ten per cent. */
    static final int FLOOR = 1_000;

    private static final ErrorBudget ENDLESS = new ErrorBudget(null, Long.MAX_VALUE, null);
    private static final Pattern PART = Pattern.compile("(\\d{1,15})|(\\d{1,3}(?:\\.\\d{1,6})?) ?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String text;
    private final long rows;
    /** Null where no share is set. */
    private final BigDecimal percent;

    private ErrorBudget(String text, long rows, BigDecimal percent) {
        this.text = text;
        this.rows = rows;
        this.percent = percent;
    }

    /** @param text such as {@code 100}, {@code 5%} or {@code 100,5%}; null for no budget */
    static ErrorBudget parse(String text) {
        if (text == null || text.isBlank()) {
            return ENDLESS;
        }
        long rows = Long.MAX_VALUE;
        BigDecimal percent = null;
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw wrong(text);
            }
            if (matcher.group(1) != null && rows == Long.MAX_VALUE) {
                rows = Long.parseLong(matcher.group(1));
            } else if (matcher.group(2) != null && percent == null) {
                percent = new BigDecimal(matcher.group(2));
            } else {
                throw wrong(text);
            }
        }
        if (percent != null && percent.compareTo(HUNDRED) >= 0) {
            throw wrong(text);
        }
        return new ErrorBudget(text, rows, percent);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "errorBudget '" + text
                        + "': write the number of rows that may be refused, such as 100, a share below 100%, such as 5%, or both as 100,5%");
    }

    /** No budget at all. */
    static ErrorBudget endless() {
        return ENDLESS;
    }

    /**
     * @param read rows that have their outcome
     * @param bad those of them that are refused or unknown
     * @throws ErrorBudgetException if that is more than the budget
     */
    void check(long read, long bad) {
        if (bad > rows || percent != null && read >= FLOOR && isMore(read, bad)) {
            throw new ErrorBudgetException(String.format(
                    Locale.ROOT,
                    "%,d of the first %,d rows are refused or unknown, more than the errorBudget of %s. Look at the dead letters, "
                            + "mend the mapping or the source, and trigger the sync again: the watermark has not moved, and what is in "
                            + "Planhat is not sent again. Rows that come only once, such as messages of a topic, can be replayed",
                    bad,
                    read,
                    text));
        }
    }

    private boolean isMore(long read, long bad) {
        return BigDecimal.valueOf(bad).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(read))) > 0;
    }
}
