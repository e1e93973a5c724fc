/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.runner.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListener;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.PlanhatComponent;
import io.github.camelplanhat.component.PlanhatConfiguration;
import io.github.camelplanhat.routes.alert.Alerts;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.plan.PlanException;
import io.github.camelplanhat.routes.sync.Apply;
import io.github.camelplanhat.routes.sync.SyncProgress;
import io.github.camelplanhat.routes.sync.SyncReports;
import io.github.camelplanhat.runner.config.ConfigException;
import io.github.camelplanhat.runner.config.ConfigFolder;
import io.github.camelplanhat.runner.progress.RecentCalls;
import io.github.camelplanhat.runner.server.Monitoring;

/** Runs what a configuration folder declares: every sync and job once, or everything until it is stopped. */
public final class FolderRun {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRun.class);
    /** A process that is to end waits so long for its mail server, and not longer. */
    private static final Duration FOR_ALERTS = Duration.ofSeconds(30);

    private final ConfigFolder folder;
    private final Map<String, String> overrides;
    private final SyncProgress progress;
    private final RecentCalls calls;
    private final StopSignal stop;

    /**
     * @param overrides properties that win over those of the folder
     * @param progress is told of every run
     * @param calls is told of every call, unless the folder brings an observer of its own
     */
    public FolderRun(
            ConfigFolder folder,
            Map<String, String> overrides,
            SyncProgress progress,
            RecentCalls calls,
            StopSignal stop) {
        this.folder = folder;
        this.overrides = overrides;
        this.progress = progress;
        this.calls = calls;
        this.stop = stop;
    }

    /**
     * One pass over every sync, in the order of what their objects need, and then over every job. Routes that would start work by themselves,
     * such as those from a timer, a schedule or a queue, stay asleep.
     *
     * @throws ConfigException if the folder cannot be used as it is, or declares neither a sync nor a job
     */
    public Results once() throws Exception {
        return once(line -> {}, DeleteChoice.AS_DECLARED);
    }

    /**
     * See {@link #once()}.
     *
     * @param notice is told where health and metrics are served, if they are
     * @param deletes what is to become of records that have left their sources
     */
    public Results once(Consumer<String> notice, DeleteChoice deletes) throws Exception {
        Monitoring monitoring = new Monitoring(false, notice);
        FolderMain main = main(Triggers.silence(), monitoring);
        try (monitoring) {
            main.startOrExplain();
            stop.onRequest(main::close);
            if (SyncReports.of(main.getCamelContext()).syncs().isEmpty()
                    && JobReports.of(main.getCamelContext()).jobs().isEmpty()) {
                throw new ConfigException(
                        "no sync is declared in " + folder + ", so there is nothing to do once. Declare "
                                + "camel.route-template[accounts].template-id = planhat-crm-sync and its parameters, or leave "
                                + "--once away to run the routes until they are stopped");
            }
            Alerts alerts = Alerts.of(main.getCamelContext());
            Set<String> syncs = SyncReports.of(main.getCamelContext()).syncs().keySet();
            Results results = OncePass.ofAll(main.getCamelContext(), stop, deletes.orders(syncs))
                    .runAll();
            if (!alerts.flush(FOR_ALERTS)) {
                LOG.warn("not every alert could be delivered in time; what is left is told by the next run");
            }
            return results;
        } finally {
            main.close();
        }
    }

    /**
     * Tries dead letters again, sync by sync, in the order of what their objects need, and then those of event streams.
     * Nothing else is run.
     *
     * @throws ConfigException if the folder cannot be used, or the choice names what there is not
     */
    public Replayed replay(ReplayChoice choice) throws Exception {
        return attended(context -> {
            ReplayOrders orders = ReplayOrders.of(context, choice);
            return new Replayed(
                    new OncePass(context, stop, orders.bySync()).runWith(orders.streams()), orders.leftOut());
        });
    }

    /**
     * Writes down what a run of a sync would do. Nothing is run.
     *
     * @param sync null for the only one of the folder
     * @throws ConfigException if the folder cannot be used, or has no such sync
     */
    public SyncResult plan(String sync, Path file) throws Exception {
        return attended(context -> new PlanPass(context, stop).plan(sync, file));
    }

    /**
     * Does what a plan says, and nothing else.
     *
     * @throws ConfigException if the folder cannot be used, or has no such sync
     * @throws PlanException if the file is no plan
     */
    public SyncResult apply(Path file) throws Exception {
        Apply order = Apply.of(file);
        return attended(context -> new PlanPass(context, stop).apply(order));
    }

    private interface Work<T> {
        T with(CamelContext context) throws Exception;
    }

    /** Work that somebody waits for, while everything that starts by itself stays asleep. */
    private <T> T attended(Work<T> work) throws Exception {
        Monitoring monitoring = new Monitoring(false, line -> {});
        FolderMain main = main(Triggers.silence(), monitoring);
        try (monitoring) {
            main.startOrExplain();
            stop.onRequest(main::close);
            return work.with(main.getCamelContext());
        } finally {
            main.close();
        }
    }

    /**
     * What became of dead letters.
     *
     * @param results of the syncs and event streams that had some to try
     * @param leftOut in words, which were not tried, and why
     */
    public record Replayed(Results results, List<String> leftOut) {}

    /**
     * Runs everything until the process is stopped, or until one of Camel Main's durations is reached.
     *
     * @param notice is told where health and metrics are served, unless they are not
     */
    public UntilStopped untilStopped(Consumer<String> notice) {
        Monitoring monitoring = new Monitoring(true, notice);
        FolderMain main = main(Schedule.add(stop), monitoring);
        try (monitoring) {
            main.startOrExplain();
            CamelContext context = main.getCamelContext();
            Triggers.demandOne(folder, (ModelCamelContext) context);
            Triggers.demandTargets(context);
            // A stopped context has forgotten its beans.
            SyncReports syncs = SyncReports.of(context);
            JobReports jobs = JobReports.of(context);
            stop.onRequest(main::completed);
            int code = main.awaitStop();
            main.close();
            return new UntilStopped(
                    code,
                    new Results(
                            syncs.all().stream().map(SyncResult::of).toList(),
                            jobs.all().stream().map(JobResult::of).toList()));
        } finally {
            main.close();
        }
    }

    /**
     * How a run without {@code --once} ended.
     *
     * @param exitCode what Camel Main wants the process to end with, usually 0
     * @param results the latest run of every sync and job that ran
     */
    public record UntilStopped(int exitCode, Results results) {}

    private FolderMain main(MainListener mode, Monitoring monitoring) {
        FolderMain main = new FolderMain(folder, overrides);
        main.addMainListener(mode);
        main.addMainListener(monitoring);
        main.addMainListener(observing());
        main.bind("planhatRunnerProgress", progress);
        main.bind("planhatRunnerStopGuard", new StopGuard(stop));
        return main;
    }

    private MainListener observing() {
        return new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport main) {
                PlanhatConfiguration options = main.getCamelContext()
                        .getComponent("planhat", PlanhatComponent.class)
                        .getConfiguration();
                calls.quota(options.getCallsPerMinute());
                if (options.getCallObserver() == null) {
                    options.setCallObserver(calls);
                }
            }
        };
    }
}
