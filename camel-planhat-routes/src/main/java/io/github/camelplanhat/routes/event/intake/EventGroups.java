/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

import io.github.camelplanhat.routes.source.AcknowledgedRows;

/** Groups the rows of a source. After {@link #stop} it has no more, because Camel's splitter drains an iterator after a failure. */
final class EventGroups implements Iterator<List<Map<?, ?>>> {
    private final Iterator<?> rows;
    private final int size;
    private final BooleanSupplier stopping;
    private List<Map<?, ?>> next;
    private boolean stopped;

    EventGroups(Iterator<?> rows, int size, BooleanSupplier stopping) {
        this.rows = rows;
        this.size = size;
        this.stopping = stopping;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !stopped && !stopping.getAsBoolean()) {
            List<Map<?, ?>> group = new ArrayList<>();
            while (group.size() < size && rows.hasNext()) {
                group.add((Map<?, ?>) rows.next());
            }
            next = group.isEmpty() ? null : group;
        }
        return next != null && !stopped;
    }

    @Override
    public List<Map<?, ?>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Map<?, ?>> group = next;
        next = null;
        return group;
    }

    /** The rows of a group are stored: a source that hands each out once may forget them. */
    void stored(int number) {
        if (rows instanceof AcknowledgedRows acknowledged) {
            acknowledged.acknowledge(number);
        }
    }

    void stop() {
        stopped = true;
    }
}
