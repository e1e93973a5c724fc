/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;

/** Records that were sent without their outcome being stored. */
final class Suspects {
    private Suspects() {}

    /** Notes, at the end of a run, that these may be in Planhat in any state: whatever comes of them next is sent. */
    static void forget(StateStore store, RunRow run, Collection<String> keys) {
        Map<String, Fingerprint> known = store.fingerprints().find(run.sync(), keys);
        List<Confirmation> unknown = keys.stream()
                .map(key -> new Confirmation(key, known.get(key), "", null, OutcomeStatus.UNKNOWN))
                .toList();
        // Not under the id of the run, which did not meet them in the source.
        store.fingerprints().save(run.sync(), run.id() + "?", unknown);
    }
}
