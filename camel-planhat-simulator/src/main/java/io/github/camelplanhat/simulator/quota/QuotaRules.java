/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.quota;

import java.time.Duration;
import java.util.Objects;

/**
 * How many calls a token may make (API sheet, section 1.7).
 *
 * @param callsPerMinute calls in any minute; 0 for no limits at all
 * @param callsPerSecond calls in any second
 * @param maxInFlight calls at the same time
 * @param minute how long a minute lasts here; the second shrinks with it
 * @param retryAfter whether a 429 says when to come back, in {@code Retry-After}
 * @param refusedCallsCount whether a call that was answered 429 has used up quota too
 */
public record QuotaRules(
        int callsPerMinute,
        int callsPerSecond,
        int maxInFlight,
        Duration minute,
        boolean retryAfter,
        boolean refusedCallsCount) {
    public QuotaRules {
        Objects.requireNonNull(minute);
        if (minute.isNegative() || minute.isZero()) {
            throw new IllegalArgumentException("a minute must last longer than " + minute);
        }
    }

    /** No limits. */
    public static QuotaRules off() {
        return new QuotaRules(0, 0, 0, Duration.ofMinutes(1), false, true);
    }

    /** 200 calls in any minute, 150 in any second, 50 at the same time; 429 without a header. */
    public static QuotaRules standard() {
        return new QuotaRules(200, 150, 50, Duration.ofMinutes(1), false, true);
    }

    /** The same limits with a shorter minute, so that a test does not last minutes. The second shrinks alike. */
    public QuotaRules scaledTo(Duration minuteHere) {
        return new QuotaRules(callsPerMinute, callsPerSecond, maxInFlight, minuteHere, retryAfter, refusedCallsCount);
    }

    /** A 429 carries {@code Retry-After} in whole seconds, rounded up. */
    public QuotaRules withRetryAfter() {
        return new QuotaRules(callsPerMinute, callsPerSecond, maxInFlight, minute, true, refusedCallsCount);
    }

    /** Calls that were answered 429 do not count against the quota. */
    public QuotaRules withRefusedCallsFree() {
        return new QuotaRules(callsPerMinute, callsPerSecond, maxInFlight, minute, retryAfter, false);
    }

    public boolean isOff() {
        return callsPerMinute == 0;
    }

    public Duration second() {
        return minute.dividedBy(60);
    }
}
