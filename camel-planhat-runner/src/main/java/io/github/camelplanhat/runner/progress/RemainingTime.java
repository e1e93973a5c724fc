/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.progress;

import io.github.camelplanhat.routes.sync.SyncReport;

/** About how long a run will still take, as text. */
final class RemainingTime {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private RemainingTime() {}

    /** If the rest of the rows comes as quickly as those before: {@code about 9 s to go}. */
    static String of(SyncReport soFar, long expected) {
        double seconds = soFar.seconds() * (expected - soFar.read()) / soFar.read();
        return "about " + text(Math.round(Math.ceil(seconds))) + " to go";
    }

    private static String text(long seconds) {
        if (seconds < 2 * MINUTE) {
            return seconds + " s";
        }
        if (seconds < 2 * HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds / HOUR + " h";
    }
}
