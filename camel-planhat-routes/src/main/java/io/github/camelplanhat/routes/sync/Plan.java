/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;
import java.util.Objects;

import io.github.camelplanhat.routes.plan.PlanSink;
import io.github.camelplanhat.routes.plan.PlanWriter;
import io.github.camelplanhat.routes.store.RunKind;

/**
 * The order to write down what a run of a sync would do, record by record, and to do nothing of it: neither Planhat nor the
 * state of the sync is written to. The file holds JSON lines, see {@code docs/routes.md}. The counts of the report are what
 * would be. Immutable.
 *
 * <pre>{@code
 * SyncReport report = Plan.of("accounts", Path.of("accounts.plan")).run(camelContext);
 * }</pre>
 *
 * @see Apply
 */
public final class Plan extends SyncOrder {
    private final Path file;

    private Plan(String sync, Path file) {
        super(sync, RunKind.PLAN);
        this.file = Objects.requireNonNull(file, "the file for the plan");
    }

    /** @param file for the plan; it appears when the plan is complete, and then takes the place of an older one */
    public static Plan of(String sync, Path file) {
        return new Plan(sync, file);
    }

    @Override
    RunPlan plan(PlanServices services) {
        PlanSink sink = new PlanWriter(file, services.header());
        return services.written(sink);
    }
}
