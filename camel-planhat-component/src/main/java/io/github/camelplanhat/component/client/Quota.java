/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Decides when a call may start. One quota may serve several clients, in one process or, by an implementation that keeps
 * its state elsewhere, in several. Thread-safe.
 */
public interface Quota {
    /**
     * Waits until a call may start; the permit must be given back.
     *
     * @param longestWait how long the call may wait
     * @param stop ends the wait when the waiting client is closed
     * @throws QuotaWaitException if the wait is, or is certain to become, too long
     * @throws CancellationException if the client is closed
     */
    Permit acquire(Priority priority, Duration longestWait, StopSignal stop)
            throws InterruptedException, QuotaWaitException;

    /** Lets no call start for this long: the server has said that the quota is used up. Never shortens an earlier one. */
    void closeFor(Duration pause);

    QuotaSnapshot snapshot();

    /** A quota for all clients of this process that are given it. */
    static Quota sliding(int callsPerMinute, int callsPerSecond, int maxInFlight) {
        return SlidingQuota.of(callsPerMinute, callsPerSecond, maxInFlight, TimeSource.system());
    }

    /** The right to send one request. Exactly one of the methods is called, once. */
    interface Permit {
        /** The request was answered, or given up: the server may have counted it at any time up to now. */
        void answered();

        /** No part of the request reached the server: it does not count. */
        void notSent();
    }
}
