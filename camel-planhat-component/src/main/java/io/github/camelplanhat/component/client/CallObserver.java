/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

import io.github.camelplanhat.component.outcome.BulkOutcome;

/**
 * Is told what happens on the request path, for metrics and debuggers. It never sees tokens, paths or bodies. It is
 * called on the calling thread and must not block; what it throws is logged once and otherwise ignored.
 */
public interface CallObserver {
    /** A request is about to be sent. */
    default void started(CallInfo call, int attempt) {}

    /** A request was answered, or failed. */
    default void finished(CallInfo call, AttemptResult result) {}

    /** A failed request will be repeated after a delay; a wait for the quota may follow. */
    default void retrying(CallInfo call, AttemptResult last, Duration delay) {}

    /** A request had to wait for the quota. */
    default void quotaWaited(CallInfo call, Duration waited) {}

    /** A bulk operation ended, well or not; told on the thread of its exchange. Read it before the method returns. */
    default void outcome(String object, String operation, BulkOutcome outcome) {}
}
