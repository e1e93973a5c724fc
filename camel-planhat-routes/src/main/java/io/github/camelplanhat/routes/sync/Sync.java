/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.removal.DeleteBehavior;
import io.github.camelplanhat.routes.state.Watermarks;
import io.github.camelplanhat.routes.store.Missing;
import io.github.camelplanhat.routes.store.RunKind;

/**
 * The steps of {@code planhat-crm-sync} and {@code planhat-ticket-sync} that YAML cannot say. Each instance of the template has one, and the template
 * calls its methods in this order: {@link #begin}, {@link #callsSource}, {@link #read}, {@link #batches}, for each of them {@link #map}, {@link #travels}, {@link #depart} and {@link #settle}, as the
 * splitter's aggregation {@link #aggregate}; then {@link #left}, and {@link #departLeft} and {@link #settleLeft} for what left the
 * source; and at last {@link #end} or {@link #fail}.
 */
public final class Sync implements CamelContextAware, AggregationStrategy {
    /** Exchange property that holds the report once a run has ended, well or not. */
    public static final String REPORT = "CamelPlanhatSyncReport";

    private static final String WATERMARK = "watermark";
    private static final String RUN = "CamelPlanhatSyncRun";
    private static final String REMOVAL = "CamelPlanhatSyncRemoval";
    /** Deletions in one step: each is a call of its own. */
    private static final int DELETIONS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Sync.class);

    private final SyncSettings settings = new SyncSettings();
    private CamelContext context;
    private SyncServices services;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public SyncSettings getSettings() {
        return settings;
    }

    /** Checks everything that can be checked before a run: a wrong parameter or mapping stops the start of Camel. */
    public void start() {
        services = new SyncServices(context, settings);
        services.warnings().forEach(w -> LOG.warn("sync {}: {}", settings.getName(), w));
        SyncReports.of(context).declare(settings.getName(), settings.getObject());
    }

    /** Reads the order, if the exchange has one; takes the lease, goes on with a run whose process died, and gives the source its watermark. */
    public void begin(Exchange exchange) {
        SyncOrder order = SyncOrder.take(exchange, settings.getName());
        if (order == null || order.kind() == RunKind.SYNC) {
            services.tryWaiting();
        }
        try {
            beginRun(exchange, order);
        } catch (SyncBusyException e) {
            throw e;
        } catch (RuntimeException e) {
            RunKind kind = order == null ? RunKind.SYNC : order.kind();
            services.progress(kind, p -> p.notBegun(settings.getName(), Failures.text(e)));
            throw e;
        }
    }

    private void beginRun(Exchange exchange, SyncOrder order) {
        SyncRun run = services.begin(order);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.release();
            }
        });
        exchange.setProperty(RUN, run);
        exchange.getMessage().setBody(null);
        Object watermark = Watermarks.parse(run.ledger().cursorFrom());
        exchange.setVariable(WATERMARK, watermark);
        exchange.setProperty(WATERMARK, watermark);
        progress(run, p -> p.started(run.report(null)));
    }

    /** Whether the rows of this run are those of the source. */
    public boolean callsSource(Exchange exchange) {
        return run(exchange).callsSource();
    }

    /** Puts a cursor over the rows of the source, or of the order, in front of the splitter. */
    public void read(Exchange exchange) {
        SyncRun run = run(exchange);
        exchange.getMessage().setBody(run.read(exchange.getMessage().getBody()));
        if (run.ledger().kind() == RunKind.SYNC) {
            services.sourceIsWhole(run.ledger().whole());
        }
        if (services.removals().acts() && run.ledger().handsRowsOutOnce()) {
            throw new IllegalArgumentException("deleteBehavior=" + settings.getDeleteBehavior()
                    + " needs a source that every run reads as a whole; this one hands each row out once");
        }
        if (run.ledger().kind().planned() && run.ledger().handsRowsOutOnce()) {
            throw new IllegalArgumentException(
                    "a plan needs a source that can be read again; this one hands each row out once");
        }
        run.ledger().expected().ifPresent(rows -> progress(run, p -> p.expecting(run.report(null), rows)));
    }

    /** The rows in lists of the size of a batch, read as they are asked for. */
    public Iterator<Object> batches(Exchange exchange) {
        return new RowBatches(exchange.getMessage().getBody(RowCursor.class), settings.getBatchSize());
    }

    /** Turns a batch of rows into the records that travel to Planhat: those that it does not have yet. */
    public void map(Exchange exchange) {
        SyncRun run = run(exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                run.stopReading();
            }
        });
        List<?> batch = exchange.getMessage().getBody(List.class);
        if (context.isStopping() && !batch.isEmpty()) {
            throw new IllegalStateException("Camel is stopping; the rest of the source is left to the next run");
        }
        run.checkBudget();
        exchange.getMessage().setBody(run.map(batch).records());
    }

    /** Counts calls of Planhat that another step of the route has used for the run of this exchange. */
    public static void countCalls(Exchange exchange, long calls) {
        run(exchange).addLookupCalls(calls);
    }

    /**
     * Whether there is anything to send. Not {@code ${body.isEmpty()}}: Camel keeps what it knows of a body's methods by the body itself, so
     * that the records of many batches would be hashed, and stay in memory for as long as there is room.
     */
    public boolean travels(Exchange exchange) {
        return !exchange.getMessage().getBody(List.class).isEmpty();
    }

    /** Makes sure that the lease is still held, and notes what is about to be sent. */
    public void depart(Exchange exchange) {
        run(exchange).depart();
    }

    /** Gives every row of the batch its outcome, and stores all of them in one step. */
    public void settle(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        BulkOutcome outcome = body instanceof BulkOutcome o ? o : null;
        exchange.getMessage().setBody(run(exchange).settle(outcome));
    }

    /** Adds the outcome of a batch to those of the run. */
    @Override
    public Exchange aggregate(Exchange soFar, Exchange batch) {
        SyncRun run = run(batch);
        run.add(batch.getMessage().getBody(BulkOutcome.class));
        progress(run, p -> p.batchDone(run.report(null)));
        return batch;
    }

    /** The records that have left the source, in lists; none where nothing is to be done about them. */
    public void left(Exchange exchange) {
        SyncRun run = run(exchange);
        if (run.sourceFailure() != null) {
            throw run.sourceFailure();
        }
        Removal removal = services.removal(run);
        exchange.setProperty(REMOVAL, removal);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                removal.close();
            }
        });
        boolean oneByOne = services.removals().behavior() == DeleteBehavior.DELETE;
        int size = oneByOne ? Math.min(settings.getBatchSize(), DELETIONS) : settings.getBatchSize();
        run.plan().ifPresent(RunPlan::sourceEnded);
        exchange.getMessage().setBody(removal.find(size));
    }

    /** Keeps what the records of a list were like, and tells what is to be sent for them. */
    public void departLeft(Exchange exchange) {
        if (context.isStopping()) {
            throw new IllegalStateException("Camel is stopping; what left the source is left to the next run");
        }
        @SuppressWarnings("unchecked")
        List<Missing> left = exchange.getMessage().getBody(List.class);
        exchange.getMessage().setBody(removal(exchange).depart(left));
    }

    /** Stores what became of the records of a list. */
    public void settleLeft(Exchange exchange) {
        removal(exchange)
                .settle(
                        exchange.getMessage().getBody() instanceof BulkOutcome o ? o : null,
                        "Planhat's answer did not account for it");
        SyncRun run = run(exchange);
        progress(run, p -> p.batchDone(run.report(null)));
    }

    /** Ends a good run, and moves the watermark in the same step. The report becomes the body. */
    public void end(Exchange exchange) {
        SyncRun run = run(exchange);
        if (run.sourceFailure() != null) {
            throw run.sourceFailure();
        }
        run.checkBudget();
        run.plan().ifPresent(RunPlan::sourceEnded);
        run.plan().ifPresent(RunPlan::complete);
        run.ledger().end(services.cursor(exchange.getProperty(WATERMARK), run.newWatermark()));
        SyncReport report = run.report(null);
        ended(exchange, report);
        LOG.info("sync {}", SyncLog.line(report));
        exchange.getMessage().setBody(report);
    }

    /** Ends a run that failed: what is known of its rows is kept, and the caller gets the cause with the report. */
    public void fail(Exchange exchange) {
        SyncRun run = run(exchange);
        Throwable cause = Failures.cause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        run.stopReading();
        try {
            run.add(run.settleFailed(Failures.outcome(cause), Failures.text(cause)));
            if (removal(exchange) != null) {
                removal(exchange).settle(Failures.outcome(cause), Failures.text(cause));
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        storeFailure(run, cause);
        SyncReport report = run.report(Failures.text(cause));
        ended(exchange, report);
        LOG.error("sync {}", SyncLog.line(report));
        throw new SyncFailedException(report, cause);
    }

    /** A run that cannot even store its end goes on when the sync is triggered again. */
    private static void storeFailure(SyncRun run, Throwable cause) {
        try {
            run.ledger().fail(Failures.text(cause));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void ended(Exchange exchange, SyncReport report) {
        exchange.setProperty(REPORT, report);
        if (report.kind() != RunKind.PLAN) {
            SyncReports.of(context).ended(report);
        }
        progress(run(exchange), p -> p.ended(report));
        run(exchange).ledger().prune(services.retention());
        run(exchange).release();
    }

    private void progress(SyncRun run, Consumer<SyncProgress> event) {
        services.progress(run.ledger().kind(), event);
    }

    /** Null until the source was read. */
    private static Removal removal(Exchange exchange) {
        return exchange.getProperty(REMOVAL, Removal.class);
    }

    private static SyncRun run(Exchange exchange) {
        return exchange.getProperty(RUN, SyncRun.class);
    }
}
