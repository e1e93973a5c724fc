/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.nio.file.Path;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.routes.plan.PlanException;
import io.github.camelplanhat.routes.plan.PlanPermit;
import io.github.camelplanhat.routes.plan.PlanReader;
import io.github.camelplanhat.routes.store.RunKind;

/**
 * The order to do what a plan says, and nothing else. First the plan is made anew and compared with the one in the file; where
 * the source or Planhat has changed meanwhile, nothing is sent. Then the run sends what is in the plan; should it meet
 * anything that is not, it stops before that. Immutable.
 *
 * <pre>{@code
 * SyncReport report = Apply.of(Path.of("accounts.plan")).run(camelContext);
 * }</pre>
 *
 * @see Plan
 */
public final class Apply extends SyncOrder {
    private final Path file;

    private Apply(String sync, Path file) {
        super(sync, RunKind.APPLY);
        this.file = file;
    }

    /** @throws PlanException if the file is no plan */
    public static Apply of(Path file) {
        try (PlanReader reader = new PlanReader(file)) {
            return new Apply(reader.header().sync(), file);
        }
    }

    /** The order that compares the plan with one that is made anew, and fails if they differ; it sends nothing. */
    public SyncOrder comparison() {
        return new PlanCheck(sync(), file);
    }

    /**
     * Compares the plan, and does what it says.
     *
     * @throws SyncFailedException if the plan no longer holds, with a {@link PlanException} as its cause; or if the run failed
     * @throws SyncBusyException if the sync is running
     */
    @Override
    public SyncReport run(CamelContext context) {
        comparison().run(context);
        return super.run(context);
    }

    @Override
    RunPlan plan(PlanServices services) {
        return services.permitted(new PlanPermit(file, services.header(), services.directory()));
    }
}
