/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.time.Clock;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.PullRow;
import io.github.camelplanhat.routes.store.StateStore;

/** Begins a run of a pull, or goes on with one whose process died or was stopped. */
final class PullStart {
    private static final Logger LOG = LoggerFactory.getLogger(PullStart.class);

    private final CamelContext context;
    private final Job job;
    private final PullPlan plan;
    private final PullSettings settings;
    private final Clock clock;

    PullStart(CamelContext context, Job job, PullPlan plan, PullSettings settings, Clock clock) {
        this.context = context;
        this.job = job;
        this.plan = plan;
        this.settings = settings;
        this.clock = clock;
    }

    PullRun begin() {
        JobRun run = job.begin();
        try {
            PullRow row = run.store().inTransaction(() -> {
                run.hold();
                return row(run);
            });
            run.goOnWith(row.id(), row.started(), row.counts());
            return new PullRun(
                    context, plan, run, clock, StateStores.of(context).folder(job.name()));
        } catch (RuntimeException e) {
            throw run.fail(e);
        }
    }

    private PullRow row(JobRun run) {
        StateStore store = run.store();
        Optional<PullRow> dead = store.pulls().unfinished(job.name());
        if (dead.isPresent() && goesOn(dead.get())) {
            LOG.info(
                    "job {}: goes on with run {}, which was cut off",
                    job.name(),
                    dead.get().id());
            store.pulls().resume(dead.get().id(), clock.instant());
            return store.pulls().find(dead.get().id()).orElseThrow();
        }
        dead.ifPresent(d -> store.pulls().end(d.id(), "it was cut off, and not gone on with in time", clock.instant()));
        store.pulls().begin(run.id(), job.name(), plan.object.name(), plan.definition(), run.started());
        return store.pulls().find(run.id()).orElseThrow();
    }

    /** What was pulled long ago, or by other parameters, is not what this run is asked for. */
    private boolean goesOn(PullRow dead) {
        return dead.definition().equals(plan.definition())
                && !dead.updated().plus(plan.resumeWithin).isBefore(clock.instant());
    }
}
