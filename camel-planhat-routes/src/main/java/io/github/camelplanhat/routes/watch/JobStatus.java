/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.time.Instant;

import io.github.camelplanhat.routes.store.JobRunRow;

/**
 * How a job stands, as the state store knows it, whichever process ran it.
 *
 * @param kind what it does, in a word
 * @param running whether a run has begun and not ended; also one whose process died, until the next begins
 * @param lastEnded the latest run that has ended, well or not; null if there is none
 * @param lastSuccess when a run last came to its end; null if none ever did
 * @param deadLetters what is refused and can be tried again, such as events
 */
public record JobStatus(
        String job, String kind, boolean running, JobRunRow lastEnded, Instant lastSuccess, long deadLetters) {

    /** Whether the latest run that ended failed. */
    public boolean failed() {
        return lastEnded != null && lastEnded.failure() != null;
    }
}
