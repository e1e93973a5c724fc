/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Locale;

/** The one line that a run leaves in the log. */
final class SyncLog {
    private SyncLog() {}

    static String line(SyncReport r) {
        String counts = String.format(
                Locale.ROOT,
                "%s: %,d rows read in %.1f s: %,d created, %,d updated, %,d unchanged, %,d refused, %,d skipped, "
                        + "%,d unknown; %,d calls",
                r.name(),
                r.read(),
                r.seconds(),
                r.created(),
                r.updated(),
                r.unchanged(),
                r.refused(),
                r.skipped(),
                r.unknown(),
                r.calls());
        return counts + RemovalText.of(r.removals()) + (r.completed() ? "" : "; STOPPED: " + r.failure());
    }
}
