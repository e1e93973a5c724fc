/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.pull;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatForbiddenException;
import io.github.camelplanhat.component.error.PlanhatUnauthorizedException;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.macro.MacroValues;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.sink.SinkBatch;
import io.github.camelplanhat.routes.state.KeptRuns;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.LeaseLostException;

/**
 * The steps of {@code planhat-company-pull} that YAML cannot say. The template calls its methods in this order:
 * {@link #begin}; for each endpoint of the lookup {@link #callsLookup} and {@link #addLookup}; for each round
 * {@link #hasRound} and {@link #round}; for each group of companies {@link #prepare}, {@link #records}, for each batch of them
 * {@link #sending} and {@link #written}, then {@link #done} or {@link #failed}; and at last {@link #end} or {@link #fail}.
 */
public final class CompanyPull implements CamelContextAware {
    /** Exchange property with the endpoint of the lookup that is called next. */
    public static final String LOOKUP = "CamelPlanhatPullLookup";

    private static final String RUN = "CamelPlanhatPullRun";
    private static final String LOOKUPS = "CamelPlanhatPullLookups";
    private static final String GROUP = "CamelPlanhatPullGroup";
    private static final String BATCH = "CamelPlanhatPullBatch";

    private static final Logger LOG = LoggerFactory.getLogger(CompanyPull.class);

    private final PullSettings settings = new PullSettings();
    private CamelContext context;
    private PullPlan plan;
    private Job job;
    private Clock clock;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public PullSettings getSettings() {
        return settings;
    }

    PullPlan plan() {
        return plan;
    }

    /** Checks everything that can be checked before a run: a wrong parameter stops the start of Camel. */
    public void start() {
        clock = RegistryBeans.clock(context);
        settings.setRequestBody(RequestBody.text(context, settings.getRequestBody()));
        plan = new PullPlan(settings);
        job = Job.declare(context, settings.getName(), "pull", PullCounts.MEANING, Path.of(settings.getState()));
        CompanyPulls.of(context).declare(this);
    }

    /** Takes the lease, and goes on with a run whose process died, if there is one. */
    public void begin(Exchange exchange) {
        PullRun run = new PullStart(context, job, plan, settings, clock).begin();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.release();
            }
        });
        exchange.setProperty(RUN, run);
        exchange.setProperty(
                LOOKUPS, plan.lookup.uris(new MacroValues(run.now(), Map.of())).iterator());
        exchange.getMessage().setBody(null);
    }

    /** Whether there is an endpoint of the lookup to be called; it stands in the property {@link #LOOKUP} then. */
    public boolean callsLookup(Exchange exchange) {
        Iterator<?> lookups = exchange.getProperty(LOOKUPS, Iterator.class);
        boolean more = lookups.hasNext();
        exchange.setProperty(LOOKUP, more ? lookups.next() : null);
        exchange.getMessage().setBody(null);
        return more;
    }

    /** Keeps what the lookup has answered; its rows are read later, one by one. */
    public void addLookup(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        run(exchange).lookUp(body);
        run(exchange).countLookupCalls(calls(exchange.getMessage()));
        exchange.getMessage().setBody(null);
        exchange.getMessage().removeHeaders("*");
    }

    private static long calls(Message answer) {
        if (answer.getBody() instanceof RecordStream stream) {
            // A lean list comes as a whole: its one call is made before the first row is asked for.
            return Math.max(1, stream.calls());
        }
        return answer.getHeader(PlanhatConstants.CALLS, 0L, Long.class);
    }

    /** Whether there are companies to be tried: first those of the lookup, then those that failed. */
    public boolean hasRound(Exchange exchange) {
        return run(exchange).hasRound();
    }

    /** The companies of this round in groups that one call takes. */
    public void round(Exchange exchange) {
        exchange.getMessage().setBody(run(exchange).round());
    }

    /** Asks for the companies of a group: by headers, which the endpoint of the route takes its values from. */
    public void prepare(Exchange exchange) {
        PullRun run = run(exchange);
        PullGroup group = exchange.getMessage().getBody(PullGroup.class);
        exchange.setProperty(GROUP, group);
        if (context.isStopping()) {
            throw new PullStoppedException("Camel is stopping; the next run goes on with the other companies", null);
        }
        PullCall.prepare(plan, group, run.now(), exchange.getMessage());
    }

    /** Puts batches of records in the place of the answer; those of a list are read page by page. */
    public void records(Exchange exchange) {
        PullRun run = run(exchange);
        PullGroup group = group(exchange);
        Object answer = exchange.getMessage().getBody();
        RecordStream stream = answer instanceof RecordStream s ? s : null;
        PullRecords records = stream == null
                ? PullRecords.ofAnswer(plan, group, run.now(), answer)
                : PullRecords.ofList(plan, group, run.now(), stream);
        group.reads(records, stream, stream == null ? calls(exchange.getMessage()) : 0);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(records);
    }

    /** Tells the sink what the batch is of, and sees to it that no further one is read if the sink fails. */
    public void sending(Exchange exchange) {
        PullGroup group = group(exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                group.close();
            }
        });
        int size = exchange.getMessage().getBody(List.class).size();
        run(exchange).read(size);
        exchange.setProperty(BATCH, size);
        exchange.getMessage().setHeader(SinkBatch.OBJECT, plan.object.name());
        exchange.getMessage().setHeader(SinkBatch.RUN, run(exchange).job().id());
        if (group.alone()) {
            exchange.getMessage()
                    .setHeader(
                            PlanhatConstants.COMPANY_ID, group.targets().get(0).company());
        }
    }

    /** The sink has stored the batch. */
    public void written(Exchange exchange) {
        run(exchange).written(exchange.getProperty(BATCH, Integer.class));
        exchange.getMessage().setBody(null);
    }

    /** All records of the group are stored; so is this. */
    public void done(Exchange exchange) {
        run(exchange).done(group(exchange));
    }

    /** Keeps the companies of a group for a later try, unless nothing more can be tried. */
    public void failed(Exchange exchange) {
        PullRun run = run(exchange);
        Throwable cause = Failures.cause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        PullGroup group = group(exchange);
        if (concernsAll(cause)) {
            group.close();
            run.stop();
            throw wrapped(cause);
        }
        try {
            run.failed(group, cause);
        } catch (RuntimeException e) {
            run.stop();
            throw e;
        }
        exchange.getMessage().setBody(null);
    }

    private boolean concernsAll(Throwable cause) {
        return context.isStopping()
                || cause instanceof PlanhatUnauthorizedException
                || cause instanceof PlanhatForbiddenException
                || cause instanceof LeaseLostException
                || cause instanceof PullStoppedException
                || !(cause instanceof Exception);
    }

    private static RuntimeException wrapped(Throwable cause) {
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /** Ends a run that came to its end; the report becomes the body. */
    public void end(Exchange exchange) {
        PullRun run = run(exchange);
        boolean clean = run.end();
        prune();
        JobReport report = run.job().end(clean);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(report);
    }

    /** Ends a run that failed: whoever triggered it gets the cause with the report. */
    public void fail(Exchange exchange) throws JobFailedException {
        PullRun run = run(exchange);
        Throwable cause = Failures.cause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        try {
            run.fail(Failures.text(cause), context.isStopping());
        } catch (RuntimeException e) {
            // A run that cannot even store its end goes on when it is triggered again.
            cause.addSuppressed(e);
        }
        throw run.job().fail(cause);
    }

    private void prune() {
        try {
            job.store().inTransaction(() -> {
                job.store().pulls().prune(settings.getName(), KeptRuns.of(context), clock.instant());
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "Old runs of pull {} could not be removed; the next run tries again: {}", job.name(), e.toString());
        }
    }

    private static PullRun run(Exchange exchange) {
        return exchange.getProperty(RUN, PullRun.class);
    }

    private static PullGroup group(Exchange exchange) {
        return exchange.getProperty(GROUP, PullGroup.class);
    }

    Path folder() {
        return StateStores.of(context).folder(settings.getName());
    }
}
