/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.job;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.LeaseHeldException;
import io.github.camelplanhat.routes.store.StateStore;

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

    private Job(CamelContext context, String name, String kind, Clock clock) {
        this.context = context;
        this.name = name;
        this.kind = kind;
        this.clock = clock;
    }

    /**
     * Makes the job known in its context; its clock is the bean of type {@link Clock}, if there is one.
     *
     * @param kind what it does, in a word, as in {@link JobReport}
     * @param state folder of the state's file, which is not used where the state has a database of its own
     * @throws IllegalArgumentException if the name cannot be used
     */
    public static Job declare(CamelContext context, String name, String kind, Path state) {
        if (name == null || !NAMES.matcher(name).matches()) {
            throw new IllegalArgumentException("name '" + name
                    + "' of a job: use letters, digits, dots, dashes and underscores, 200 at most, since "
                    + "it is part of an endpoint");
        }
        Job job = new Job(context, name, kind, RegistryBeans.clock(context));
        StateStores.of(context).declare(name, state);
        JobReports.of(context).declare(name, kind);
        return job;
    }

    /**
     * Begins a run, which holds the lease of the job until it is released. Whoever begins one also sees to it that
     * {@link JobRun#release} is called, whatever happens.
     *
     * @throws JobBusyException if a run is going on, in this process or another one
     */
    public JobRun begin() {
        StateStore store = store();
        try {
            JobRun run = new JobRun(this, store, store.leaseKeeper().acquire(name), clock);
            tell(p -> p.jobStarted(run.report()));
            return run;
        } catch (LeaseHeldException e) {
            throw new JobBusyException(name, e.getMessage());
        }
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

    void goesOn(JobReport soFar) {
        tell(p -> p.jobGoesOn(soFar));
    }

    void ended(JobReport report) {
        JobReports.of(context).ended(report);
        if (report.completed()) {
            LOG.info("job {}", JobLog.line(report));
        } else {
            LOG.error("job {}", JobLog.line(report));
        }
        tell(p -> p.jobEnded(report));
    }

    private void tell(Consumer<JobProgress> event) {
        for (JobProgress progress : context.getRegistry().findByType(JobProgress.class)) {
            try {
                event.accept(progress);
            } catch (RuntimeException e) {
                LOG.warn("a progress bean of job {} failed: {}", name, e.toString());
            }
        }
    }
}
