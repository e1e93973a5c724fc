/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.plan.PlanHeader;
import io.github.camelplanhat.routes.plan.PlanPermit;
import io.github.camelplanhat.routes.plan.PlanSink;
import io.github.camelplanhat.routes.removal.RemovalRule;
import io.github.camelplanhat.routes.snapshot.SnapshotReader;

/** What an order needs to plan a run of a sync, or to hold one to a plan. */
final class PlanServices {
    private final CamelContext context;
    private final RemovalRule removals;
    private final Path directory;
    private final LongConsumer counter;
    private final PlanHeader header;

    /**
     * @param directory for temporary files; null for the system's
     * @param counter is told how many calls were used
     * @param header of a plan that is made now
     */
    PlanServices(CamelContext context, RemovalRule removals, Path directory, LongConsumer counter, PlanHeader header) {
        this.context = context;
        this.removals = removals;
        this.directory = directory;
        this.counter = counter;
        this.header = header;
    }

    PlanHeader header() {
        return header;
    }

    Path directory() {
        return directory;
    }

    RunPlan written(PlanSink sink) {
        SnapshotReader companies =
                new SnapshotReader(context, PlanhatObject.COMPANY, Set.of("name", "domains"), directory);
        CompanyNotes notes = new CompanyNotes(removals.object(), () -> companies.read(counter));
        return new WrittenPlan(sink, notes, removals);
    }

    RunPlan permitted(PlanPermit permit) {
        return new PermittedPlan(permit, removals);
    }
}
