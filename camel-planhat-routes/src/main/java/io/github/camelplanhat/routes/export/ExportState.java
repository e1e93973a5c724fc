/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.store.Confirmation;
import io.github.camelplanhat.routes.store.Fingerprint;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.StateStore;

/**
 * What earlier runs have told the sink of one object: a fingerprint for each record, by its {@code _id}. A run marks each that
 * it meets with a bit.
 */
final class ExportState {
    private final JobRun run;
    private final StateStore store;
    private final String feed;
    private final BitSet met = new BitSet();

    ExportState(String export, PlanhatObject object, JobRun run) {
        this.run = run;
        this.store = run.store();
        this.feed = export + "/" + object;
    }

    Map<String, Fingerprint> find(Collection<String> ids) {
        return store.inTransaction(() -> store.fingerprints().find(feed, ids));
    }

    void met(Fingerprint known) {
        met.set(Math.toIntExact(known.slot()));
    }

    /** Stores what the sink has, as long as no other run has begun meanwhile. */
    void store(List<Confirmation> remembered, List<Long> forgotten) {
        store.inTransaction(() -> {
            run.hold();
            if (!remembered.isEmpty()) {
                store.fingerprints().save(feed, run.id(), remembered);
            }
            if (!forgotten.isEmpty()) {
                store.fingerprints().remove(forgotten);
            }
        });
    }

    /** Records that an earlier run told of, and this one has neither met nor told of. */
    List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        store.inTransaction(() -> store.fingerprints().missing(feed, run.id(), met, missing::add));
        return missing;
    }

    long known() {
        return store.inTransaction(() -> store.fingerprints().count(feed));
    }
}
