/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

/**
 * A quota at one moment.
 *
 * @param usedThisMinute calls that are in flight or were answered in the last 60 seconds
 * @param leftThisMinute how many more could start now, as far as the minute is concerned
 * @param inFlight calls that were started and not yet answered
 * @param waitingLive waiting calls of priority LIVE
 * @param waitingBackfill waiting calls of priority BACKFILL
 * @param closedFor how long no call may start because the server said so; zero if it did not
 */
public record QuotaSnapshot(
        int usedThisMinute,
        int leftThisMinute,
        int inFlight,
        int waitingLive,
        int waitingBackfill,
        Duration closedFor) {}
