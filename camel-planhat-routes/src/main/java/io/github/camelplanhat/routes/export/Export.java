/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.PlanhatConfiguration;
import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.PlanhatEndpoint;
import io.github.camelplanhat.component.changes.DeletionBrake;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobFailedException;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.sink.SinkBatch;
import io.github.camelplanhat.routes.state.RegistryBeans;

/**
 * The steps of {@code planhat-export} that YAML cannot say. The template calls its methods in this order: {@link #begin}; for
 * each of {@link #objects}: {@link #beginObject}, {@link #announced} where there is a lean list, {@link #read}, for each of
 * {@link #batches} {@link #prepare}, {@link #travels} and {@link #stored}, then {@link #endObject} or {@link #failObject}; and at last
 * {@link #end} or {@link #fail}.
 */
public final class Export implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(Export.class);
    private static final String KIND = "export";
    private static final JobCounts COUNTS = JobCounts.of("objects").losing("failed");
    private static final String RUN = "CamelPlanhatExportRun";
    private static final String CURRENT = "CamelPlanhatExportCurrent";
    private static final String BATCH = "CamelPlanhatExportBatch";
    /** Exchange properties that the endpoints of the template are made of. */
    private static final String OBJECT = "planhatExportObject";

    private static final String SELECT = "planhatExportSelect";

    private final ExportSettings settings = new ExportSettings();
    private CamelContext context;
    private Clock clock;
    private Job job;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public ExportSettings getSettings() {
        return settings;
    }

    /** Checks everything that can be checked before a run: a wrong parameter stops the start of Camel. */
    public void start() {
        settings.check();
        if (!settings.unknownSelected().isEmpty()) {
            LOG.warn(
                    "export {}: select names what Planhat's documentation does not have, and Planhat leaves out what it does "
                            + "not know: {}",
                    settings.getName(),
                    String.join(", ", settings.unknownSelected()));
        }
        clock = RegistryBeans.clock(context);
        // The endpoints of the lists are dynamic in the template; a component that cannot make them is to be seen now.
        settings.objects().forEach(this::options);
        job = Job.declare(context, settings.getName(), KIND, COUNTS, settings.state());
    }

    /** Takes the lease. */
    public void begin(Exchange exchange) {
        JobRun run = job.begin();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.release();
            }
        });
        exchange.setProperty(RUN, new ExportRun(settings, run, clock));
        exchange.getMessage().setBody(null);
    }

    public Iterator<PlanhatObject> objects(Exchange exchange) {
        return run(exchange).objects(context::isStopping);
    }

    /** Makes known which object it is, to the endpoints of the template and to the sink. */
    public void beginObject(Exchange exchange) {
        PlanhatObject object = exchange.getMessage().getBody(PlanhatObject.class);
        JobRun run = run(exchange).job();
        PlanhatConfiguration options = options(object);
        exchange.setProperty(
                CURRENT,
                new ObjectExport(
                        object,
                        options.getPageSize() == 0 ? object.maxPageSize() : options.getPageSize(),
                        run,
                        clock.instant(),
                        new Presence(context, object, calls -> count(exchange, calls)),
                        narrowed(options),
                        settings.mode() == ExportMode.CHANGES ? changes(object, run) : null));
        exchange.setProperty(OBJECT, object.uriName());
        exchange.setProperty(SELECT, settings.selection().forList(object));
        exchange.getMessage().setBody(null);
    }

    private ChangeFinder changes(PlanhatObject object, JobRun run) {
        return new ChangeFinder(
                settings.compared(object),
                new DeletionBrake(object + " in export " + settings.getName(), settings.maxDeletions()),
                new ExportState(settings.getName(), object, run));
    }

    private static void count(Exchange exchange, long calls) {
        current(exchange).calls(calls);
    }

    /** Options of the component hold for the lists of an export as well. */
    private PlanhatConfiguration options(PlanhatObject object) {
        return context.getEndpoint("planhat:" + object + "/list", PlanhatEndpoint.class)
                .getConfiguration();
    }

    private String narrowed(PlanhatConfiguration options) {
        if (!settings.complete()) {
            return "complete=false leaves out what Planhat does not list by default";
        }
        return options.getCompanyId() != null || !options.getFilters().isEmpty()
                ? "the component planhat is narrowed by companyId or filter"
                : null;
    }

    /** Whether a second list tells the ids of all records. */
    public boolean hasLeanList(Exchange exchange) {
        return current(exchange).object().allows(Operation.LEAN_LIST);
    }

    /** Takes the ids that the list must have. */
    public void announced(Exchange exchange) {
        ObjectExport current = current(exchange);
        current.calls(exchange.getMessage().getHeader(PlanhatConstants.CALLS, 0L, Long.class));
        current.announced(new LeanIds(exchange.getMessage().getBody(List.class)));
        exchange.getMessage().setBody(null);
        exchange.getMessage().removeHeaders("CamelPlanhat*");
    }

    /** Puts the batches in front of the splitter. */
    public void read(Exchange exchange) {
        exchange.getMessage().setBody(current(exchange).pages((RecordStream)
                exchange.getMessage().getBody()));
    }

    public Iterator<?> batches(Exchange exchange) {
        return exchange.getMessage().getBody(Iterator.class);
    }

    /** Makes sure that the lease is still held, and turns a batch into what sinks take. */
    public void prepare(Exchange exchange) {
        ObjectExport current = current(exchange);
        if (context.isStopping()) {
            throw new IllegalStateException("Camel is stopping; the rest is left to the next run");
        }
        JobRun run = run(exchange).job();
        run.store().inTransaction(run::hold);
        ExportBatch batch = exchange.getMessage().getBody(ExportBatch.class);
        exchange.setProperty(BATCH, batch);
        exchange.getMessage().setBody(batch.records());
        exchange.getMessage().setHeader(SinkBatch.OBJECT, current.object().uriName());
        exchange.getMessage().setHeader(SinkBatch.RUN, run.id());
        if (batch.change() != null) {
            exchange.getMessage().setHeader(SinkBatch.CHANGE, batch.change().name());
        }
    }

    /** Whether there is anything to send. Not a method of the body called in Simple: Camel would hash the batch. */
    public boolean travels(Exchange exchange) {
        return !exchange.getMessage().getBody(List.class).isEmpty();
    }

    /** The sink has the batch: only now it is remembered, and counted. */
    public void stored(Exchange exchange) {
        current(exchange).stored(exchange.getProperty(BATCH, ExportBatch.class));
        run(exchange).job().goesOn();
    }

    public void endObject(Exchange exchange) {
        run(exchange).completed(current(exchange));
    }

    /** Notes why an object was not exported; the next one follows. */
    public void failObject(Exchange exchange) {
        run(exchange).failed(current(exchange), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Writes the manifest, and ends the run: the report becomes the body. */
    public void end(Exchange exchange) {
        ExportRun run = run(exchange);
        Manifest manifest = run.manifest();
        Throwable failure = run.failure();
        if (failure != null) {
            throw run.job().fail(failure);
        }
        exchange.getMessage().setBody(run.job().end(manifest.complete()));
    }

    /** Ends a run that something outside of its objects has stopped. */
    public void fail(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (caught instanceof JobFailedException ended) {
            throw ended;
        }
        throw run(exchange).job().fail(caught);
    }

    private static ExportRun run(Exchange exchange) {
        return exchange.getProperty(RUN, ExportRun.class);
    }

    private static ObjectExport current(Exchange exchange) {
        return exchange.getProperty(CURRENT, ObjectExport.class);
    }
}
