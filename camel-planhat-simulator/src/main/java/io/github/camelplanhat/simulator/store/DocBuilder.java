/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.util.Arrays;

/** Builds a {@link Doc} field by field; setting a field twice keeps its place and the later value. */
public final class DocBuilder {
    private Shape shape;
    private Object[] values;

    public DocBuilder(Shape root) {
        this(root, new Object[24]);
    }

    DocBuilder(Shape shape, Object[] values) {
        this.shape = shape;
        this.values = Arrays.copyOf(values, values.length + 4);
    }

    public DocBuilder set(String name, Object value) {
        Shape.Step step = shape.step(name);
        if (step.slot() >= values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        values[step.slot()] = value;
        shape = step.shape();
        return this;
    }

    public DocBuilder setIfAbsent(String name, Object value) {
        return shape.indexOf(name) < 0 ? set(name, value) : this;
    }

    /** The same fields without one. */
    public DocBuilder without(String name) {
        if (!has(name)) {
            return this;
        }
        DocBuilder rest = new DocBuilder(shape.root());
        for (int i = 0; i < shape.size(); i++) {
            if (!shape.name(i).equals(name)) {
                rest.set(shape.name(i), values[i]);
            }
        }
        shape = rest.shape;
        values = rest.values;
        return this;
    }

    public Object get(String name) {
        int slot = shape.indexOf(name);
        return slot < 0 ? null : values[slot];
    }

    public String text(String name) {
        Object value = get(name);
        return value == null ? null : value.toString();
    }

    public boolean has(String name) {
        return shape.indexOf(name) >= 0;
    }

    public Doc build() {
        return new Doc(shape, Arrays.copyOf(values, shape.size()));
    }
}
