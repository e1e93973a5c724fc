/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.store;

import java.time.Instant;

/**
 * A condition of a sync that is worth an alert, from when it began until its end has been told.
 *
 * @param alert whose it is
 * @param event what kind of condition, such as {@code FAILURE}
 * @param detail what exactly; a condition whose detail changes is told anew
 * @param since when it began
 * @param toldAt when it was told most recently; null if it was not yet
 * @param over whether it has ended, so that only its end is still to be told
 */
public record AlertRow(
        String alert, String sync, String event, String detail, Instant since, Instant toldAt, boolean over) {
    public AlertRow told(Instant now) {
        return new AlertRow(alert, sync, event, detail, since, now, over);
    }

    /** The same condition in another form, which is not told yet. */
    public AlertRow changed(String newDetail) {
        return new AlertRow(alert, sync, event, newDetail, since, null, false);
    }

    public AlertRow ended() {
        return new AlertRow(alert, sync, event, detail, since, toldAt, true);
    }
}
