/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/**
 * One limit of the form "at most so many calls in any so long time". The server counts a call at a moment that lies
 * somewhere between its start and its answer; so a call is in the window from its start until the window's length after
 * its answer. Not thread-safe; times come in order.
 */
final class TimeWindow {
    private final int limit;
    private final long length;
    /** Times of answers that are still in the window: a ring, the oldest at {@code head}. */
    private long[] ring;

    private int head;
    private int size;

    TimeWindow(int limit, long lengthNanos) {
        this.limit = limit;
        this.length = lengthNanos;
        this.ring = new long[Math.min(limit, 256)];
    }

    int limit() {
        return limit;
    }

    void answered(long now) {
        expire(now);
        if (size == ring.length) {
            grow();
        }
        ring[(head + size) % ring.length] = now;
        size++;
    }

    int answersAt(long now) {
        expire(now);
        return size;
    }

    /**
     * How long until a further call may start, if nothing else happens meanwhile: 0 for at once, {@link Long#MAX_VALUE}
     * if only an answer to a call in flight can help.
     */
    long delay(long now, int inFlight) {
        expire(now);
        int excess = inFlight + size - limit + 1;
        if (excess <= 0) {
            return 0;
        }
        return excess > size ? Long.MAX_VALUE : ring[(head + excess - 1) % ring.length] + length + 1 - now;
    }

    private void expire(long now) {
        while (size > 0 && now - ring[head] > length) {
            head = (head + 1) % ring.length;
            size--;
        }
    }

    private void grow() {
        long[] bigger = new long[ring.length * 2];
        for (int i = 0; i < size; i++) {
            bigger[i] = ring[(head + i) % ring.length];
        }
        ring = bigger;
        head = 0;
    }
}
