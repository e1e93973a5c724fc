/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.macro;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.model.Names;

/** In what a date macro counts. */
enum DateUnit {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    final ChronoUnit chrono;

    DateUnit(ChronoUnit chrono) {
        this.chrono = chrono;
    }

    private static List<String> words() {
        return Arrays.stream(values())
                .map(u -> u.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** @param word such as {@code day} or {@code days} */
    static DateUnit parse(String where, String word) {
        String singular = word.length() > 1 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return Arrays.stream(values())
                .filter(u -> u.name().equalsIgnoreCase(singular))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where + ": unknown unit '" + word + "'"
                        + Names.nearest(singular, words())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", words()))));
    }
}
