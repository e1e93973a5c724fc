/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * All records of a list, page by page, each page when its first record is needed. A page is read whole, and its
 * connection is free, before a record of it is handed out. After {@link #close()} there is nothing more.
 *
 * <p>Paging counts the rows received, not the rows asked for, because a server may cut a page. A short page is the end only
 * if it is shorter than a page that the server is known to give; else the next one is asked for, and an empty one is the
 * proof. Not thread-safe.
 */
public final class RecordIterator implements RecordStream {
    private final PageSource source;
    private final int passes;
    private final int pageSize;
    private final long firstOffset;
    private final SeenIds seen;
    private final Deque<Map<String, Object>> rows = new ArrayDeque<>();
    private final String what;
    private final Predicate<Map<String, Object>> wanted;
    private long left;
    private long toPassOver;
    private boolean passingOver;
    private long offset;
    private int pass;
    private LargestPage largestPage = LargestPage.unknown();
    private boolean passEnded;
    private boolean closed;
    private boolean untilEmptyPage;
    private long calls;

    /**
     * @param what object and operation, for messages
     * @param passes how many times the source is read from its start, with other parameters each
     * @param orderedById whether the source gives ascending {@code _id}s
     * @param firstOffset index of the first record to hand out
     * @param maxRecords most records to hand out; 0 for all
     * @param wanted which records belong to the list; the others are passed over
     */
    public RecordIterator(
            String what,
            PageSource source,
            int passes,
            int pageSize,
            long firstOffset,
            long maxRecords,
            boolean orderedById,
            Predicate<Map<String, Object>> wanted) {
        this.wanted = wanted;
        this.what = what;
        this.source = source;
        this.passes = passes;
        this.pageSize = pageSize;
        // An offset counts from the start of the whole list: each pass by itself begins at its start.
        this.firstOffset = passes == 1 ? firstOffset : 0;
        this.toPassOver = firstOffset - this.firstOffset;
        this.offset = this.firstOffset;
        this.left = maxRecords <= 0 ? Long.MAX_VALUE : maxRecords;
        this.seen = new SeenIds(orderedById && passes == 1);
    }

    /** Takes an empty page alone for the end of a pass. */
    public RecordIterator untilEmptyPage() {
        untilEmptyPage = true;
        return this;
    }

    /** Takes part in what is known of the pages of such lists. */
    public RecordIterator knowing(LargestPage ofSuchLists) {
        largestPage = ofSuchLists;
        return this;
    }

    @Override
    public boolean hasNext() {
        while (!closed && rows.isEmpty() && advance()) {
            read();
        }
        return !closed && !rows.isEmpty();
    }

    /** Whether there may be a further page, in this pass or the next. */
    private boolean advance() {
        if (left <= 0) {
            return false;
        }
        if (passEnded) {
            pass++;
            passEnded = false;
            offset = firstOffset;
            seen.newPass();
        }
        return pass < passes;
    }

    private void read() {
        // Where records are passed over, those that are left may be far away.
        int limit = passingOver || toPassOver > 0 ? pageSize : (int) Math.min(pageSize, left);
        Page page = source.get(pass, offset, limit);
        calls += page.calls();
        List<Map<String, Object>> received = page.rows();
        if (seen.repeats(received)) {
            throw new PagingException(what + ": Planhat gave the page at offset " + offset
                    + " again as the one before it; it does not seem to heed the offset");
        }
        offset += received.size();
        for (Map<String, Object> row : received) {
            if (left > 0 && seen.add(row)) {
                take(row);
            }
        }
        boolean shortPage = received.size() < limit && received.size() < largestPage.rows();
        passEnded = received.isEmpty() || shortPage && !untilEmptyPage;
        largestPage.saw(received.size());
    }

    private void take(Map<String, Object> row) {
        if (!wanted.test(row)) {
            passingOver = true;
        } else if (toPassOver > 0) {
            toPassOver--;
        } else {
            rows.add(row);
            left--;
        }
    }

    @Override
    public Map<String, Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException(closed ? what + ": the list was closed" : what + ": no more records");
        }
        return rows.poll();
    }

    /** What is left of the page in hand, else the records of the next page that has any; empty at the end of the list. */
    public List<Map<String, Object>> nextPage() {
        if (!hasNext()) {
            return List.of();
        }
        List<Map<String, Object>> page = List.copyOf(rows);
        rows.clear();
        return page;
    }

    @Override
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        closed = true;
        rows.clear();
    }
}
