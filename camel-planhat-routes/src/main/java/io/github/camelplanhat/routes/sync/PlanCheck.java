/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;

import io.github.camelplanhat.routes.plan.PlanComparison;
import io.github.camelplanhat.routes.store.RunKind;

/** The order to make a plan anew and to compare it with the one in a file. */
final class PlanCheck extends SyncOrder {
    private final Path file;

    PlanCheck(String sync, Path file) {
        super(sync, RunKind.PLAN);
        this.file = file;
    }

    @Override
    RunPlan plan(PlanServices services) {
        return services.written(new PlanComparison(file, services.header(), services.directory()));
    }
}
