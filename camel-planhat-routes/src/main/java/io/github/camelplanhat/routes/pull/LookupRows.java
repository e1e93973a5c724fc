/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelplanhat.routes.sync.RowCursor;

/** The rows of several lookups, one after the other. */
final class LookupRows implements Iterator<Object> {
    private final Iterator<RowCursor> lookups;
    private RowCursor current;

    LookupRows(List<RowCursor> lookups) {
        this.lookups = lookups.iterator();
    }

    @Override
    public boolean hasNext() {
        while ((current == null || !current.hasNext()) && lookups.hasNext()) {
            current = lookups.next();
        }
        return current != null && current.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
