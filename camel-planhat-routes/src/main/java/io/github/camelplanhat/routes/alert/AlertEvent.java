/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.util.Locale;

/** What an alert is about. */
enum AlertEvent {
    /** The latest run ended before its source did, or could not begin. */
    FAILURE,
    /** Too many rows of the latest run are not confirmed to be in Planhat. */
    REFUSED,
    /** No good run has ended in time. */
    OVERDUE;

    /** As it is written in parameters and messages: {@code failure}, {@code refused}, {@code overdue}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
