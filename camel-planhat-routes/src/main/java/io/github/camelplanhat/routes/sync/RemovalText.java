/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.routes.store.Removals;

/** What became of records that have left a source, in words. */
final class RemovalText {
    private RemovalText() {}

    /** Empty if none has left. */
    static String of(Removals r) {
        String text = "";
        if (r.left() > 0) {
            List<String> parts = new ArrayList<>();
            add(parts, r.deleted(), "deleted");
            add(parts, r.cleared(), "cleared");
            add(parts, r.archived(), "archived");
            add(parts, r.gone(), "gone already");
            add(parts, r.kept(), "kept");
            add(parts, r.failed(), "not removed");
            text = String.format(Locale.ROOT, "; %,d have left the source", r.left())
                    + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
        }
        return r.notice() == null ? text : text + "; " + r.notice();
    }

    private static void add(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(String.format(Locale.ROOT, "%,d %s", number, what));
        }
    }
}
