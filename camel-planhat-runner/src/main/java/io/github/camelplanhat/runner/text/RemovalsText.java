/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.text;

import java.util.ArrayList;
import java.util.List;

import io.github.camelplanhat.routes.store.Removals;

import static io.github.camelplanhat.runner.text.Numbers.grouped;

/** What became of records that have left a source, in one line. */
public final class RemovalsText {
    private RemovalsText() {}

    public static String of(Removals r) {
        List<String> parts = new ArrayList<>();
        add(parts, r.deleted(), "deleted");
        add(parts, r.cleared(), "cleared");
        add(parts, r.archived(), "archived");
        add(parts, r.gone(), "gone already");
        add(parts, r.kept(), "kept");
        add(parts, r.failed(), "not removed");
        String text = grouped(r.left()) + " records have left the source"
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
        return r.notice() == null ? text : text + "; " + r.notice();
    }

    private static void add(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(grouped(number) + " " + what);
        }
    }
}
