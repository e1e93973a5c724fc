/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import io.github.camelplanhat.routes.store.Removals;
import io.github.camelplanhat.routes.store.StateStore;

/** What a removal needs of the run that it belongs to. */
public interface RunState {
    String sync();

    String run();

    StateStore store();

    /** What earlier processes of the run have done already. */
    Removals before();

    /** Whether the run met this record in its source, by its fingerprint and the run that confirmed it last. */
    boolean met(long slot, String confirmedIn);

    /** Stores in one step, and only as long as the run may. */
    void write(Runnable work);

    /** Stores what was done; to be called within {@link #write}. */
    void save(Removals removals);

    /** Counts calls of Planhat's API. */
    void used(long calls);

    /** Counts why a record was not removed. */
    void because(String reason);

    /** @throws RuntimeException if the run has to end before its time */
    void checkOn();
}
