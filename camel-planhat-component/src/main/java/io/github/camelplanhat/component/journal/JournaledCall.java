/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * One request and its answer, as the journal keeps them: without tokens, and without personal data unless that was allowed.
 *
 * @param at when the request began
 * @param object URI name of the object
 * @param operation URI name of the operation
 * @param method HTTP method
 * @param path path and query below the host; ids that are not Planhat's own, and values of filters, are masked
 * @param attempt 1 for the first
 * @param records how many records the body carries; 0 for reads
 * @param status HTTP status, 0 if no answer came
 * @param failure empty if the answer was read; else a fixed word, such as TIMEOUT or REJECTED
 * @param took from the start of the request to the whole answer, without waits for the quota
 * @param request beginning of the request body; empty if there is none, or bodies are not kept
 * @param answer beginning of the answer body; likewise
 */
public record JournaledCall(
        Instant at,
        String object,
        String operation,
        String method,
        String path,
        int attempt,
        int records,
        int status,
        String failure,
        Duration took,
        String request,
        String answer) {
    public boolean failed() {
        return !failure.isEmpty();
    }
}
