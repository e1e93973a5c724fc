/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.state;

import java.time.Duration;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.store.Retention;

/** How long ended runs are remembered, as the properties of the context say. */
public final class KeptRuns {
    /** Property: so many of the newest runs of each sync are kept. */
    public static final String RUNS = "planhat.state.keep-runs";

    /** Property: runs are kept for so many days. */
    public static final String DAYS = "planhat.state.keep-days";

    /** Property: what is needed to take a run back is kept for so many days. */
    public static final String UNDO_DAYS = "planhat.state.keep-undo-days";

    /** Far beyond it, dates are no longer dates. */
    private static final int MOST = 100_000;

    private KeptRuns() {}

    public static Retention of(CamelContext context) {
        Retention ours = Retention.DEFAULT;
        return new Retention(
                number(context, RUNS, 1, ours.runs()),
                Duration.ofDays(number(context, DAYS, 0, (int) ours.age().toDays())),
                Duration.ofDays(number(context, UNDO_DAYS, 0, (int) ours.undo().toDays())));
    }

    private static int number(CamelContext context, String property, int least, int otherwise) {
        String text = context.getPropertiesComponent()
                .resolveProperty(property)
                .map(String::trim)
                .orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                property + " = " + text + ": write a whole number from " + least + " to " + MOST);
    }
}
