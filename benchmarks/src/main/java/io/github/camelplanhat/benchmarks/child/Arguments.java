/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.child;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A child's {@code --name=value} arguments. */
public final class Arguments {
    private final Map<String, String> values = new LinkedHashMap<>();

    Arguments(List<String> arguments) {
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            values.put(pair[0].substring(2), pair[1]);
        }
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    public long number(String name) {
        return Long.parseLong(text(name));
    }
}
