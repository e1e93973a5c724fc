/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import io.github.camelplanhat.component.paging.RecordStream;

/**
 * The batches of one object, each made when it is asked for: one or more for every page of the list, then what the look at its
 * end brings.
 */
final class ExportPages implements Iterator<ExportBatch> {
    private final RecordStream list;
    private final int pageSize;
    private final PageWork work;
    private final Deque<ExportBatch> waiting = new ArrayDeque<>();
    private long handedOut;
    private long stored;
    private boolean listEnded;
    private boolean ended;
    private long calls;

    /** What is done with what is read. */
    interface PageWork {
        /** At least one batch, be it an empty one, so that the throttler counts the page. */
        List<ExportBatch> page(List<Map<String, Object>> page);

        /** Called once the list has come to its end. */
        void listEnded();

        /** Further batches behind the end of the list; none at the end of all. */
        List<ExportBatch> rest();

        /** How many calls the list has used since the last time. */
        void calls(long sinceLastTime);
    }

    ExportPages(RecordStream list, int pageSize, PageWork work) {
        this.list = list;
        this.pageSize = pageSize;
        this.work = work;
    }

    @Override
    public boolean hasNext() {
        // The splitter asks for a batch while the one before is on its way, and after a failure for all that are left.
        if (handedOut - stored > 1) {
            stop();
        }
        while (waiting.isEmpty() && !ended) {
            read();
        }
        return !waiting.isEmpty();
    }

    private void read() {
        if (!listEnded) {
            List<Map<String, Object>> page = page();
            if (!page.isEmpty()) {
                waiting.addAll(work.page(page));
                return;
            }
            listEnded = true;
            work.listEnded();
        }
        List<ExportBatch> rest = work.rest();
        waiting.addAll(rest);
        ended = rest.isEmpty();
    }

    private List<Map<String, Object>> page() {
        List<Map<String, Object>> page = new ArrayList<>();
        try {
            while (page.size() < pageSize && list.hasNext()) {
                page.add(list.next());
            }
        } finally {
            work.calls(list.calls() - calls);
            calls = list.calls();
        }
        return page;
    }

    @Override
    public ExportBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more batches");
        }
        handedOut++;
        return waiting.poll();
    }

    /** The sink has a batch. */
    void stored() {
        stored++;
    }

    /** Nothing more is read. */
    void stop() {
        list.close();
        waiting.clear();
        ended = true;
    }
}
