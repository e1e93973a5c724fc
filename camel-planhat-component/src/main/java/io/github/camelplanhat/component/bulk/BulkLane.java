/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/**
 * The way on which the bulk calls of one object go one behind the other, because parallel ones race (API sheet, section
 * 2.7), and which remembers how many records Planhat digests at once.
 */
final class BulkLane {
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile int limit = Integer.MAX_VALUE;

    void enter(Duration longest, String object, String operation) {
        boolean entered;
        try {
            entered = turn.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notSent(
                    "interrupted while it waited for another bulk call of " + object + " to end", object, operation);
        }
        if (!entered) {
            throw notSent(
                    "another bulk call of " + object + " did not end within quotaWait=" + longest.toMillis() + " ms",
                    object,
                    operation);
        }
    }

    private static PlanhatUnavailableException notSent(String message, String object, String operation) {
        return new PlanhatUnavailableException(
                Kind.NOT_SENT, message, new HttpFailure(0, "", object, operation), 0, null);
    }

    void leave() {
        turn.unlock();
    }

    /** Most records that a call may carry now. */
    int limit() {
        return limit;
    }

    /** A call with so many records was too much. */
    void tooMuch(int records) {
        limit = Math.max(1, (records + 1) / 2);
    }

    /** A call with so many records went well. */
    void digested(int records) {
        int now = limit;
        // Halves of a batch are seldom as large as the limit, but always larger than its half.
        if (records > now / 2 && now < Integer.MAX_VALUE / 2) {
            limit = now * 2;
        }
    }
}
