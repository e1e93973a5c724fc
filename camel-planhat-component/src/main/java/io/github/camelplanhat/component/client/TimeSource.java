/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Time as the request path sees it; tests put their own in place. */
public interface TimeSource {
    /** A clock that only runs forward; its zero means nothing, differences count. */
    long nanos();

    /** The time of day: for a {@code Retry-After} that is given as a date, and for the journal. */
    Instant now();

    /** Waits on a condition, whose lock is held, until it is signalled or the time has passed; may return early. */
    default void await(Condition condition, long nanos) throws InterruptedException {
        condition.awaitNanos(nanos);
    }

    static TimeSource system() {
        return new TimeSource() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }
        };
    }
}
