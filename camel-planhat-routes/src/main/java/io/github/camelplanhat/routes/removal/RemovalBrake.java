/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.camelplanhat.routes.store.Missing;

/**
 * Stops a removal that is larger than somebody has said is normal. A share tells little of a few records, so that it counts
 * from more than ten on; that nothing at all is left of what was known counts always.
 *
 * @param maxDeletes most records in one run
 * @param maxDeletePercent largest share of the records that the sync knows
 */
public record RemovalBrake(int maxDeletes, double maxDeletePercent) {
    private static final int FEW = 10;
    private static final int SHOWN = 5;

    public RemovalBrake {
        if (maxDeletes < 0) {
            throw new IllegalArgumentException("maxDeletes is " + maxDeletes
                    + "; it takes a number of records, 0 to remove none and only say which");
        }
        if (!(maxDeletePercent >= 0 && maxDeletePercent <= 100)) {
            throw new IllegalArgumentException("maxDeletePercent is " + maxDeletePercent + "; it takes 0 to 100");
        }
    }

    /** How many records a check needs at least, to name some of them. */
    public int most() {
        return Math.max(maxDeletes, SHOWN);
    }

    /**
     * Lets a removal pass, or stops it as a whole.
     *
     * @param rows how many rows the source had
     * @param created how many of the known records came to Planhat in this run
     * @throws RemovalBrakeException with what to do
     */
    public void check(String sync, Departures departures, long rows, long created) {
        long left = departures.left();
        boolean all = rows == 0 || left + created >= departures.known();
        double percent = all ? 100 : 100.0 * left / departures.known();
        String limit = null;
        if (left > maxDeletes) {
            limit = "maxDeletes=" + maxDeletes + " allows no more than that";
        } else if (percent > maxDeletePercent && (left > FEW || all)) {
            limit = "maxDeletePercent=" + text(maxDeletePercent) + " allows no more than that";
        }
        if (limit != null) {
            throw new RemovalBrakeException(message(sync, departures, rows, all, percent, limit));
        }
    }

    private static String message(
            String sync, Departures departures, long rows, boolean all, double percent, String limit) {
        return String.format(
                        Locale.ROOT,
                        "%,d of the %,d records %s (%s %%) have left the source",
                        departures.left(),
                        departures.known(),
                        departures.within(),
                        text(100.0 * departures.left() / departures.known()))
                + (rows == 0
                        ? ", which was empty"
                        : all && percent == 100 ? ", none of those known before came again" : "")
                + "; " + limit + ", so none was removed. " + keys(departures.records(), departures.left())
                + " If the source is right, allow so many for one run (run --once --allow-deletes " + sync + "="
                + departures.left() + ", or a DeleteOrder); if not, repair it and run again";
    }

    private static String keys(List<Missing> records, long left) {
        String some = records.stream().limit(SHOWN).map(Missing::key).collect(Collectors.joining(", "));
        return "They are " + some + (left > SHOWN ? ", …." : ".");
    }

    private static String text(double percent) {
        return percent == Math.rint(percent)
                ? String.format(Locale.ROOT, "%.0f", percent)
                : String.format(Locale.ROOT, "%.1f", percent);
    }
}
