/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.time.LocalDate;

/**
 * The days of a run.
 *
 * @param from the first of them
 * @param to the last of them
 */
record MetricWindow(LocalDate from, LocalDate to) {
    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
