/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;

/**
 * Time that stands still until somebody waits, and then jumps to the end of the wait, or to the next planned event if that
 * comes first. For one thread.
 */
final class VirtualTime implements TimeSource {
    private record Event(long at, Runnable action) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private long now;
    /** How often somebody waited. */
    int waits;

    VirtualTime() {
        this(0);
    }

    VirtualTime(long now) {
        this.now = now;
    }

    void at(long nanos, Runnable action) {
        events.add(new Event(nanos, action));
    }

    void advanceTo(long nanos) {
        while (!events.isEmpty() && events.peek().at() - nanos <= 0) {
            runNext();
        }
        now = Math.max(now, nanos);
    }

    void advance(long nanos) {
        advanceTo(now + nanos);
    }

    private void runNext() {
        Event event = events.remove();
        now = Math.max(now, event.at());
        event.action().run();
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.ofEpochSecond(0, now);
    }

    @Override
    public void await(Condition condition, long nanos) {
        waits++;
        if (!events.isEmpty() && (nanos == Long.MAX_VALUE || events.peek().at() <= now + nanos)) {
            runNext();
        } else if (nanos == Long.MAX_VALUE) {
            throw new AssertionError("a wait that nothing will ever end");
        } else {
            now += nanos;
        }
    }
}
