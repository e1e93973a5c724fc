/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of a run in lists of the size of a batch. Where rows are waited for, a list may be shorter, so that no row waits
 * for long, and the last one may be empty: the splitter asks whether there is another batch before it sends the one in hand,
 * and must not wait for an answer.
 */
public final class RowBatches implements Iterator<Object>, Closeable {
    private final RowCursor rows;
    private final int size;

    public RowBatches(RowCursor rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return !rows.over();
    }

    @Override
    public List<Object> next() {
        List<Object> batch = new ArrayList<>();
        boolean ends = false;
        while (!ends && batch.size() < size && rows.hasNext()) {
            batch.add(rows.next());
            ends = rows.batchEnds();
        }
        return batch;
    }

    @Override
    public void close() {
        rows.close();
    }
}
