/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The field names of a record in their order, shared by all records that look alike. A million companies then cost their
 * values only, not a hash table each.
 */
public final class Shape {
    private final String[] names;
    private final Map<String, Step> steps = new ConcurrentHashMap<>(4);
    /** The step taken last; races only cost a look-up, because steps are immutable. */
    private Step last;

    private final Shape root;

    private Shape(Shape root, String... names) {
        this.root = root == null ? this : root;
        this.names = names;
    }

    /** The shape without fields from which a family of shapes grows; shapes of different families never mix. */
    public static Shape newRoot() {
        return new Shape(null);
    }

    /** What setting a field leads to: the shape that has it, and its slot there. */
    Step step(String name) {
        Step cached = last;
        if (cached != null && cached.name.equals(name)) {
            return cached;
        }
        Step step = steps.computeIfAbsent(name, this::grow);
        last = step;
        return step;
    }

    private Step grow(String name) {
        int slot = indexOf(name);
        if (slot >= 0) {
            return new Step(name, this, slot);
        }
        String[] longer = Arrays.copyOf(names, names.length + 1);
        longer[names.length] = name;
        return new Step(name, new Shape(root, longer), names.length);
    }

    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The shape without fields from which this one grew. */
    Shape root() {
        return root;
    }

    int size() {
        return names.length;
    }

    String name(int slot) {
        return names[slot];
    }

    record Step(String name, Shape shape, int slot) {}
}
