/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

/**
 * Is told how a run gets on, on the thread of the run. Bind beans of this type into Camel's registry to receive it.
 * An implementation should be quick; what it throws ends up in the log and does not disturb the run.
 */
public interface SyncProgress {
    /**
     * A run could not even begin, for example because the state store cannot be reached. A trigger that was refused because
     * the sync runs already is not told.
     */
    default void notBegun(String sync, String why) {}

    /** A run has begun; nothing is read yet. */
    default void started(SyncReport report) {}

    /**
     * Told after {@link #started} where it is known how many rows to expect: as many as the whole source had when a run
     * last came to its end.
     */
    default void expecting(SyncReport report, long rows) {}

    /** One more batch has its outcomes; {@code soFar} holds the counts of the whole run up to here. */
    void batchDone(SyncReport soFar);

    /** The run has ended, well ({@code report.completed()}) or not. */
    default void ended(SyncReport report) {}
}
