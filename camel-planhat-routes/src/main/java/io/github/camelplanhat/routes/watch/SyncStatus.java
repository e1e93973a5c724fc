/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.time.Instant;

import io.github.camelplanhat.routes.store.RunRow;

/**
 * How a sync stands, as the state store knows it, whichever process ran it.
 *
 * @param running whether a run has begun and not ended; also one whose process died, until the next goes on with it
 * @param lastEnded the latest run that has ended, well or not; null if there is none
 * @param lastSuccess when a run last came to the end of the source; null if none ever did
 * @param deadLetters how many records are refused or unknown
 */
public record SyncStatus(
        String sync, String object, boolean running, RunRow lastEnded, Instant lastSuccess, long deadLetters) {

    /** Whether the latest run that ended failed. */
    public boolean failed() {
        return lastEnded != null && lastEnded.failure() != null;
    }
}
