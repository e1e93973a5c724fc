/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.state.KeptRuns;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.Lease;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.Retention;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.watch.JobMeters;

/**
 * What the jobs of all templates have in common: a name that others find them by, a place among the state stores, one run
 * at a time, and somebody who is told. The bean of a template makes one when it starts, and begins a {@link JobRun} for
 * each message.
 */
public final class Job {
    /** The name becomes part of an endpoint and of the stored state. */
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final CamelContext context;
    private final String name;
    private final String kind;
    private final Clock clock;
    private final Retention retention;
    private final JobProgress meters;

    private Job(CamelContext context, String name, String kind, JobCounts counts) {
        this.context = context;
        this.name = name;
        this.kind = kind;
        this.clock = RegistryBeans.clock(context);
        this.retention = KeptRuns.of(context);
        this.meters = JobMeters.of(context, name, kind, counts);
    }

    /**
     * Makes the job known in its context; its clock is the bean of type {@link Clock}, if there is one.
     *
     * @param kind what it does, in a word, as in {@link JobReport}
     * @param counts what the counts of its runs mean
     * @param state folder of the state's file, which is not used where the state has a database of its own
     * @throws IllegalArgumentException if the name cannot be used
     */
    public static Job declare(CamelContext context, String name, String kind, JobCounts counts, Path state) {
        if (name == null || !NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("name '" + name
                    + "' of a job: use letters, digits, dots, dashes and underscores, 200 at most, since "
                    + "it is part of an endpoint");
        }
        StateStores.of(context).declare(name, state);
        JobReports.of(context).declare(name, kind, counts);
        return new Job(context, name, kind, counts);
    }

    /**
     * Begins a run, which holds the lease of the job until it is released. Whoever begins one also sees to it that
     * {@link JobRun#release} is called, whatever happens.
     *
     * @throws JobBusyException if a run is going on, in this process or another one
     */
    public JobRun begin() {
        try {
            JobRun run = beginRun(store());
            started(run.report());
            return run;
        } catch (LeaseHeldException e) {
            throw new JobBusyException(name, e.getMessage());
        } catch (RuntimeException e) {
            notBegun(e);
            throw e;
        }
    }

    private JobRun beginRun(StateStore store) {
        Lease lease = store.leaseKeeper().acquire(name);
        try {
            return new JobRun(this, store, lease, clock);
        } catch (RuntimeException e) {
            store.leaseKeeper().release(lease);
            throw e;
        }
    }

    /** To be told by whoever cannot do what comes between {@link #begin} and the work. */
    public void notBegun(Throwable why) {
        tell(p -> p.jobNotBegun(name, Failures.text(why)));
    }

    public String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    /** The store of the state; it is opened when it is asked for. */
    public StateStore store() {
        return StateStores.of(context).of(name);
    }

    void started(JobReport report) {
        tell(p -> p.jobStarted(report));
    }

    boolean isStopping() {
        return context.isStopping();
    }

    Retention retention() {
        return retention;
    }

    void goesOn(JobReport soFar) {
        tell(p -> p.jobGoesOn(soFar));
    }

    /** @param idle whether there was nothing to do; whoever is triggered often does not say so each time */
    void ended(JobReport report, boolean idle) {
        JobReports.of(context).ended(report);
        if (idle) {
            LOG.debug("job {}", JobLog.line(report));
        } else if (report.completed()) {
            LOG.info("job {}", JobLog.line(report));
        } else {
            LOG.error("job {}", JobLog.line(report));
        }
        tell(p -> p.jobEnded(report));
    }

    private void tell(Consumer<JobProgress> event) {
        event.accept(meters);
        for (JobProgress progress : context.getRegistry().findByType(JobProgress.class)) {
            try {
                event.accept(progress);
            } catch (RuntimeException e) {
                LOG.warn("a progress bean of job {} failed: {}", name, e.toString());
            }
        }
    }
}
