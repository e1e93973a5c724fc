/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.source;

/**
 * How often a call is repeated, and after which pauses.
 *
 * @param maxRetries repetitions of one call
 * @param delayMillis the first pause where the vendor names none; each further one is twice as long
 * @param maxDelayMillis the longest pause, whatever the vendor names
 */
public record RetryPolicy(int maxRetries, long delayMillis, long maxDelayMillis) {
    /** 2^20 seconds are beyond every maximum; more would overflow. */
    private static final int MAX_DOUBLINGS = 20;

    public boolean allows(int attempt) {
        return attempt <= maxRetries;
    }

    /**
     * Milliseconds to wait before the next attempt.
     *
     * @param attempt those made, from 1
     * @param retryAfter seconds that the vendor wants to be left alone, or null
     */
    public long pause(int attempt, String retryAfter) {
        long wanted = retryAfter != null && retryAfter.strip().matches("\\d{1,9}")
                ? 1000 * Long.parseLong(retryAfter.strip())
                : delayMillis << Math.min(attempt - 1, MAX_DOUBLINGS);
        return Math.min(wanted, maxDelayMillis);
    }
}
