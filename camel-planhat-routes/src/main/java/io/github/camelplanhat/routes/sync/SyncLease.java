/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Optional;

/**
 * Keeps one sync from overlapping itself. The default holds within one process; bind a bean of this type to hold it
 * across several.
 */
public interface SyncLease {
    /**
     * Takes the lease of a sync for a run, without waiting.
     *
     * @return empty when the run may start, otherwise who holds the lease, for the error message
     */
    Optional<String> acquire(String sync, String run);

    /** Gives the lease back; does nothing if this run does not hold it. */
    void release(String sync, String run);
}
