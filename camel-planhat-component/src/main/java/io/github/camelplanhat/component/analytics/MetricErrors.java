/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelplanhat.component.analytics.MetricAnswer.MetricError;

/**
 * Finds the metric value that an error is about, by the copy of it that the error holds: the value that is equal in every
 * field, or else the only one of its metric and target.
 */
final class MetricErrors {
    private final Map<List<String>, List<Event>> equal = new HashMap<>();
    private final Map<List<String>, List<Event>> sameTarget = new HashMap<>();
    private final Map<Event, String> reasons = new IdentityHashMap<>();
    private final List<String> unplaced = new ArrayList<>();

    MetricErrors(List<Event> events, List<MetricError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        for (Event event : events) {
            equal.computeIfAbsent(fields(event.fields()), k -> new ArrayList<>())
                    .add(event);
            sameTarget
                    .computeIfAbsent(target(event.fields()), k -> new ArrayList<>())
                    .add(event);
        }
        List<MetricError> changed = errors.stream()
                .filter(error -> !place(error, equal.get(fields(error.item())), true))
                .toList();
        changed.stream()
                .filter(error -> !place(error, sameTarget.get(target(error.item())), false))
                .forEach(error -> unplaced.add(error.text()));
    }

    /** Why the event was not stored, or null. */
    String reason(Event event) {
        return reasons.get(event);
    }

    /** Errors that are about none of the events in particular. */
    List<String> unplaced() {
        return unplaced;
    }

    /** Of events that are equal in every field it does not matter which one is taken; of others it does. */
    private boolean place(MetricError error, List<Event> candidates, boolean interchangeable) {
        List<Event> free = candidates == null
                ? List.of()
                : candidates.stream().filter(e -> !reasons.containsKey(e)).toList();
        if (free.isEmpty() || !interchangeable && free.size() > 1) {
            return false;
        }
        reasons.put(free.get(0), error.text());
        return true;
    }

    private static List<String> fields(Map<?, ?> item) {
        List<String> fields = new ArrayList<>(target(item));
        fields.add(text(item.get("date")));
        fields.add(text(item.get("value")));
        return fields;
    }

    private static List<String> target(Map<?, ?> item) {
        return List.of(
                text(item.get("dimensionId")),
                text(item.get("externalId")),
                Objects.requireNonNullElse(item.get("model"), "Company").toString());
    }

    private static String text(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        }
        return String.valueOf(value);
    }
}
