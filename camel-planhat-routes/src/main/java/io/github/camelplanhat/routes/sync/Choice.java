/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.camelplanhat.model.Names;

/** Parameters that are one of a few words, such as {@code lastRun} for {@code LAST_RUN}. */
final class Choice {
    private Choice() {}

    static <E extends Enum<E>> E of(Class<E> type, String parameter, String word) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Choice::word).toList();
        int chosen = words.indexOf(word);
        if (chosen < 0) {
            throw new IllegalArgumentException(
                    parameter + " is '" + word + "'; it takes " + String.join(", ", words) + Names.hint(word, words));
        }
        return type.getEnumConstants()[chosen];
    }

    static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return word.toString();
    }
}
