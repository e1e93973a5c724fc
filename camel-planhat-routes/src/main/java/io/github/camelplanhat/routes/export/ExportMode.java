/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.model.Names;

/** Which records an export hands to its sink. */
enum ExportMode {
    /** All. */
    FULL,
    /** Those that were created, updated or deleted since the last run. */
    CHANGES;

    static ExportMode parse(String text) {
        List<String> words = List.of("full", "changes");
        if (!words.contains(text)) {
            throw new IllegalArgumentException(
                    "mode '" + text + "' is neither full nor changes" + Names.hint(text, words));
        }
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
