/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    private final Map<List<String>, Deque<Event>> equal = new HashMap<>();
    private final Map<List<String>, List<Event>> sameTarget = new HashMap<>();
    private final Map<Event, String> reasons = new IdentityHashMap<>();
    private final List<String> unplaced = new ArrayList<>();

    MetricErrors(List<Event> events, List<MetricError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        for (Event event : events) {
            equal.computeIfAbsent(fields(event.fields()), k -> new ArrayDeque<>())
                    .add(event);
            sameTarget
                    .computeIfAbsent(target(event.fields()), k -> new ArrayList<>())
                    .add(event);
        }
        List<MetricError> changed =
                errors.stream().filter(error -> !placeEqual(error)).toList();
        changed.stream().filter(error -> !placeOnly(error)).forEach(error -> unplaced.add(error.text()));
    }

    /** Why the event was not stored, or null. */
    String reason(Event event) {
        return reasons.get(event);
    }

    /** Errors that are about none of the events in particular. */
    List<String> unplaced() {
        return unplaced;
    }

    /** Of events that are equal in every field it does not matter which one is taken. */
    private boolean placeEqual(MetricError error) {
        Deque<Event> candidates = equal.get(fields(error.item()));
        Event event = candidates == null ? null : candidates.poll();
        if (event != null) {
            reasons.put(event, error.text());
        }
        return event != null;
    }

    private boolean placeOnly(MetricError error) {
        List<Event> free = sameTarget.getOrDefault(target(error.item()), List.of()).stream()
                .filter(event -> !reasons.containsKey(event))
                .limit(2)
                .toList();
        if (free.size() == 1) {
            reasons.put(free.get(0), error.text());
        }
        return free.size() == 1;
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
