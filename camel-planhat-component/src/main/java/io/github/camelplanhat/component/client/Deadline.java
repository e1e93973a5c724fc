/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/** When a call with all its attempts must be over. Used by the calling thread alone. */
final class Deadline {
    private final TimeSource time;
    private final long start;
    private long end;

    Deadline(TimeSource time, long nanos) {
        this.time = time;
        this.start = time.nanos();
        this.end = start + nanos;
    }

    /** Nanoseconds that are left; zero or less when it has passed. */
    long remaining() {
        return end - time.nanos();
    }

    /** Time since the call began, waits included. */
    long elapsed() {
        return time.nanos() - start;
    }

    /** Moves the end back: the wait for the quota does not count. */
    void extend(long nanos) {
        end += nanos;
    }
}
