/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/** Rows out of pages. One page is in memory; the next one is read when it is used up. */
public abstract class PagedRows<T> implements Iterator<Map<String, Object>>, AutoCloseable {
    private Iterator<? extends T> page = Collections.emptyIterator();
    private boolean end;

    /** What stands on the next page; null at the end. */
    protected abstract Iterator<? extends T> nextPage();

    protected abstract Map<String, Object> row(T record);

    @Override
    public final boolean hasNext() {
        while (!end && !page.hasNext()) {
            Iterator<? extends T> read = nextPage();
            end = read == null;
            if (!end) {
                page = read;
            }
        }
        return page.hasNext();
    }

    @Override
    public final Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return row(page.next());
    }

    /** No further page is asked for. */
    @Override
    public final void close() {
        end = true;
        page = Collections.emptyIterator();
    }
}
