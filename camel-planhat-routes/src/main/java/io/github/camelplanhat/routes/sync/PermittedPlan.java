/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Map;

import io.github.camelplanhat.routes.plan.PlanPermit;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.snapshot.StoredRecord;
import io.github.camelplanhat.routes.store.Missing;

/** Holds a run to a plan: what is not in it stops the run before it is sent. */
final class PermittedPlan implements RunPlan {
    private final PlanPermit permit;
    private final PlanLines lines = new PlanLines(null);
    private final RemovalRule removals;

    PermittedPlan(PlanPermit permit, RemovalRule removals) {
        this.permit = permit;
        this.removals = removals;
    }

    @Override
    public void batch(MappedBatch batch) {
        batch.openByRecord().forEach(rows -> permit.use(lines.travelling(rows)));
    }

    @Override
    public void sourceEnded() {
        permit.checkRows();
    }

    @Override
    public boolean leaving(Map<String, Missing> found, Map<String, StoredRecord> before) {
        found.forEach((id, missing) -> permit.use(PlanLines.leaving(removals, missing, before.get(id))));
        return true;
    }

    @Override
    public void kept(Missing missing, String why) {}

    @Override
    public void braked(RuntimeException brake) {
        throw brake;
    }

    @Override
    public void complete() {
        permit.checkDepartures();
    }

    @Override
    public void close() {
        permit.close();
    }
}
