/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quota;

/** The times of the last calls, as many as a window may hold. Not safe for use by several threads. */
final class SlidingWindow {
    private final long[] times;
    private final long length;
    private int oldest;
    private int used;

    SlidingWindow(int limit, long lengthNanos) {
        times = new long[limit];
        length = lengthNanos;
    }

    /** Nanoseconds until a call may come; 0 if it may come now. */
    long waitNanos(long now) {
        return used < times.length ? 0 : Math.max(0, times[oldest] + length - now);
    }

    void count(long now) {
        times[oldest] = now;
        oldest = (oldest + 1) % times.length;
        used = Math.min(used + 1, times.length);
    }
}
