/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.filter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which events go to Planhat, and which of their properties. What is denied is left out even if it is allowed too. An event
 * without a name is let through, for the mapping to refuse.
 */
public final class EventFilter {
    private final NamePatterns allow;
    private final NamePatterns deny;
    private final NamePatterns allowProperties;
    private final NamePatterns denyProperties;
    private final List<String> holders;

    /**
     * The four are names with commas between them, in which {@code *} stands for anything.
     *
     * @param properties fields of an event that hold its properties
     */
    public EventFilter(String allow, String deny, String allowProperties, String denyProperties, String properties) {
        this.allow = NamePatterns.of("allow", allow);
        this.deny = NamePatterns.of("deny", deny);
        this.allowProperties = NamePatterns.of("allowProperties", allowProperties);
        this.denyProperties = NamePatterns.of("denyProperties", denyProperties);
        this.holders = Arrays.stream(properties.split(",")).map(String::strip).toList();
    }

    public boolean passes(String name) {
        return name == null || allow.match(name) && !deny.match(name);
    }

    /** Takes out of the event what may not go with it. Nested properties are named by their path, such as {@code cart.total}. */
    public void strip(Map<String, Object> event) {
        for (String holder : holders) {
            if (event.get(holder) instanceof Map<?, ?> properties) {
                event.put(holder, stripped("", properties));
            }
        }
    }

    private Map<String, Object> stripped(String path, Map<?, ?> properties) {
        Map<String, Object> left = new LinkedHashMap<>();
        properties.forEach((key, value) -> {
            String name = path + key;
            if (denyProperties.match(name)) {
                return;
            }
            if (value instanceof Map<?, ?> nested) {
                Map<String, Object> inner = stripped(name + ".", nested);
                if (!inner.isEmpty() || allowProperties.match(name)) {
                    left.put(String.valueOf(key), inner);
                }
            } else if (allowProperties.match(name)) {
                left.put(String.valueOf(key), value);
            }
        });
        return left;
    }
}
