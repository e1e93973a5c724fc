/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;

import io.github.camelplanhat.model.Names;

/** Checks of template parameters, whose errors name the parameter and the value. */
public final class Parameters {
    private Parameters() {}

    public static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + " but must be 1 or more");
        }
        return value;
    }

    public static int notNegative(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + " but must be 0 or more");
        }
        return value;
    }

    /** ISO-8601, such as {@code PT1H} or {@code P7D}. */
    public static Duration duration(String name, String text) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    name + " '" + text + "' is no ISO-8601 duration; write one such as PT1H or P7D", e);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " '" + text + "' is negative");
        }
        return duration;
    }

    public static String choice(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(name + " is '" + value + "' but must be " + String.join(" or ", allowed)
                    + Names.hint(value, allowed));
        }
        return value;
    }
}
