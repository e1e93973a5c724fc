/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.paging;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * How many rows a page of one kind of list is known to be able to have: a page with fewer was not cut, it is the last one.
 * Shared by the lists that one endpoint reads with the same limit, one after the other or at the same time. What was seen is
 * forgotten after a while: an endpoint lives for months, and a server that gives smaller pages one day would otherwise seem
 * to have no more than one. Thread-safe.
 */
public final class LargestPage {
    /** No server is expected to cut pages to less than this: it is the smallest page that is documented for any object. */
    private static final int SMALLEST = 30;
    /** More than this is not believed before it is seen: a list of users, 10,000 by the documentation, pays a call. */
    private static final int BELIEVED = 500;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final int documented;
    private final LongSupplier nanos;
    private final AtomicReference<Seen> seen;

    private record Seen(int rows, long at) {}

    LargestPage(int documented, LongSupplier nanos) {
        this.documented = documented;
        this.nanos = nanos;
        this.seen = new AtomicReference<>(new Seen(documented, nanos.getAsLong()));
    }

    /** Of lists of which no page size is documented. */
    public static LargestPage unknown() {
        return new LargestPage(SMALLEST, System::nanoTime);
    }

    /**
     * Of an object's lists.
     *
     * @param defaultPageSize what Planhat is documented to give without a limit, and so gives if it heeds none
     */
    public static LargestPage atLeast(int defaultPageSize) {
        return new LargestPage(Math.min(BELIEVED, Math.max(SMALLEST, defaultPageSize)), System::nanoTime);
    }

    int rows() {
        Seen largest = seen.get();
        return isForgotten(largest) ? documented : largest.rows();
    }

    void saw(int received) {
        long now = nanos.getAsLong();
        seen.updateAndGet(largest -> {
            int known = isForgotten(largest) ? documented : largest.rows();
            return received >= known ? new Seen(received, now) : largest;
        });
    }

    private boolean isForgotten(Seen largest) {
        return nanos.getAsLong() - largest.at() > REMEMBERED.toNanos();
    }
}
