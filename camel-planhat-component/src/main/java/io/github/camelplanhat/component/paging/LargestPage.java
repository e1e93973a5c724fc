/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many rows a page of one kind of list is known to be able to have: a page with fewer was not cut, it is the last one.
 * Shared by the lists that one endpoint reads with the same limit, one after the other or at the same time. Thread-safe.
 */
public final class LargestPage {
    /** No server is expected to cut pages to less than this: it is the smallest page that is documented for any object. */
    private static final int SMALLEST = 30;
    /** More than this is not believed before it is seen: a list of users, 10,000 by the documentation, pays a call. */
    private static final int BELIEVED = 500;

    private final AtomicInteger rows;

    private LargestPage(int rows) {
        this.rows = new AtomicInteger(rows);
    }

    /** Of lists of which no page size is documented. */
    public static LargestPage unknown() {
        return new LargestPage(SMALLEST);
    }

    /**
     * Of an object's lists.
     *
     * @param defaultPageSize what Planhat is documented to give without a limit, and so gives if it heeds none
     */
    public static LargestPage atLeast(int defaultPageSize) {
        return new LargestPage(Math.min(BELIEVED, Math.max(SMALLEST, defaultPageSize)));
    }

    int rows() {
        return rows.get();
    }

    void saw(int received) {
        rows.accumulateAndGet(received, Math::max);
    }
}
