/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.store.Slot;

/** The order that {@code sort} asks for: a property name, descending with a minus in front; ties as inserted. */
final class Sorting {
    private final String field;
    private final boolean descending;

    Sorting(PlanhatObject object, String sort) {
        descending = sort.startsWith("-");
        String read = descending ? sort.substring(1) : sort;
        field = object.readNames().entrySet().stream()
                .filter(entry -> entry.getValue().equals(read))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(read);
    }

    List<Slot> sorted(List<Slot> slots) {
        if (field.isEmpty()) {
            return slots;
        }
        Comparator<Slot> order = Comparator.comparing(slot -> slot.doc().get(field), Sorting::compare);
        return slots.stream().sorted(descending ? order.reversed() : order).toList();
    }

    /** Absent values first, then numbers, then texts, then everything else. */
    private static int compare(Object a, Object b) {
        int kind = Integer.compare(kind(a), kind(b));
        if (kind != 0 || a == null) {
            return kind;
        }
        if (a instanceof Number one && b instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return a.toString().compareTo(b.toString());
    }

    private static int kind(Object value) {
        return value == null ? 0 : value instanceof Number ? 1 : value instanceof String ? 2 : 3;
    }
}
