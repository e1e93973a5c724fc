/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How many records may leave a source in one run before that is rather a fault of the source. Immutable. */
public final class DeleteLimits {
    /** A share says nothing of few records: of ten that a sync knows, one would be ten per cent. */
    static final int FLOOR = 5;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final long records;
    private final BigDecimal percent;

    private DeleteLimits(long records, BigDecimal percent) {
        this.records = records;
        this.percent = percent;
    }

    /**
     * @param maxDeletes most records, such as {@code 100}
     * @param maxDeletePercent most per cent of the records that the sync knows, such as {@code 5}
     */
    public static DeleteLimits parse(String maxDeletes, String maxDeletePercent) {
        return new DeleteLimits(records(maxDeletes), percent(maxDeletePercent));
    }

    private static long records(String text) {
        if (!text.matches("\\d{1,12}")) {
            throw new IllegalArgumentException(
                    "maxDeletes is '" + text + "'; it takes a number of records, such as 100");
        }
        return Long.parseLong(text);
    }

    private static BigDecimal percent(String text) {
        BigDecimal percent = text.matches("\\d{1,3}(\\.\\d{1,6})?") ? new BigDecimal(text) : null;
        if (percent == null || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException(
                    "maxDeletePercent is '" + text
                            + "'; it takes a share of the records that the sync knows from 0 to 100, such as 5, without a sign");
        }
        return percent;
    }

    /**
     * What is to be judged.
     *
     * @param sync name of the sync
     * @param leaving records that would be removed in this run, in all its processes
     * @param known records of which the sync knew before
     * @param read rows that the source gave
     * @param first some of those records, by their keys
     * @param allowed how many somebody has allowed for this one run; null if nobody has
     */
    record Question(String sync, long leaving, long known, long read, List<String> first, Long allowed) {}

    /** @throws DeleteBrakeException if that is too many */
    void check(Question q, DeleteBehavior behavior) {
        if (q.allowed() != null) {
            if (q.leaving() > q.allowed()) {
                throw stop(q, behavior, "more than the " + q.allowed() + " that were allowed for this run");
            }
        } else if (q.read() == 0) {
            throw stop(q, behavior, "because it gave no row at all");
        } else if (q.leaving() > records) {
            throw stop(q, behavior, "more than maxDeletes=" + records);
        } else if (q.leaving() > FLOOR
                && BigDecimal.valueOf(q.leaving())
                                .multiply(HUNDRED)
                                .compareTo(percent.multiply(BigDecimal.valueOf(q.known())))
                        > 0) {
            throw stop(q, behavior, "more than maxDeletePercent=" + percent.toPlainString());
        }
    }

    private static DeleteBrakeException stop(Question q, DeleteBehavior behavior, String why) {
        return new DeleteBrakeException(
                String.format(
                        Locale.ROOT,
                        "%,d of %,d records that sync %s knows have left its source, %s: %s. None of them was %s; all rows that were read"
                                + " are in Planhat. If the source is right, allow it once (run --once --allow-deletes %s=%d) or raise"
                                + " the limit; if it is not, mend the source and run the sync again",
                        q.leaving(),
                        q.known(),
                        q.sync(),
                        why,
                        FirstKeys.text(q.first(), q.leaving()),
                        behavior.done(),
                        q.sync(),
                        q.leaving()),
                q.leaving());
    }
}
