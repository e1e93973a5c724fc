/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

/** Who goes first when calls wait for the quota. */
public enum Priority {
    /** Somebody waits for the answer: before all that is {@link #BACKFILL}. */
    LIVE,
    /** Bulk work that takes what is left. */
    BACKFILL
}
