/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Locale;

import io.github.camelplanhat.routes.store.RunRemovals;

/** The one line that a run leaves in the log. */
final class SyncLog {
    private SyncLog() {}

    private static String removals(RunRemovals r) {
        return r.any()
                ? String.format(
                        Locale.ROOT,
                        "; left the source: %,d deleted, %,d cleared, %,d archived, %,d gone before, %,d kept",
                        r.deleted(),
                        r.cleared(),
                        r.archived(),
                        r.gone(),
                        r.kept())
                : "";
    }

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
        return counts + removals(r.removals()) + (r.completed() ? "" : "; STOPPED: " + r.failure());
    }
}
