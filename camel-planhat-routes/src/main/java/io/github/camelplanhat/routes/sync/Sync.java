/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.GroupIterator;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.routes.state.Watermarks;

/**
 * The steps of {@code planhat-crm-sync} that YAML cannot say. Each instance of the template has one, and the template
 * calls its methods in this order: {@link #begin}, {@link #read}, {@link #batches}, for each of them {@link #map} and {@link #settle}, as the
 * splitter's aggregation {@link #aggregate}, and at last {@link #end} or {@link #fail}.
 */
public final class Sync implements CamelContextAware, AggregationStrategy {
    /** Exchange property that holds the report once a run has ended, well or not. */
    public static final String REPORT = "CamelPlanhatSyncReport";

    private static final String WATERMARK = "watermark";
    private static final String RUN = "CamelPlanhatSyncRun";
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
        services.mapping().warnings().forEach(w -> LOG.warn("sync {}: {}", settings.getName(), w));
        SyncReports.of(context).declare(settings.getName(), settings.getObject());
    }

    /** Takes the lease, and gives the source its watermark. */
    public void begin(Exchange exchange) {
        String id = services.newRunId();
        services.lease().acquire(settings.getName(), id).ifPresent(holder -> {
            throw new SyncBusyException(settings.getName(), holder);
        });
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                services.lease().release(settings.getName(), id);
            }
        });
        SyncRun run = services.newRun(id);
        exchange.setProperty(RUN, run);
        exchange.getMessage().setBody(null);
        Object watermark = services.watermark();
        exchange.setVariable(WATERMARK, watermark);
        exchange.setProperty(WATERMARK, watermark);
        services.progress(p -> p.started(run.report(null)));
    }

    /** Puts a cursor over the rows of the source in front of the splitter. */
    public void read(Exchange exchange) {
        exchange.getMessage().setBody(run(exchange).read(exchange.getMessage().getBody()));
    }

    /** The rows in lists of the size of a batch, read as they are asked for. */
    public Iterator<Object> batches(Exchange exchange) {
        return new GroupIterator(exchange.getMessage().getBody(RowCursor.class), settings.getBatchSize());
    }

    /** Turns a batch of rows into the records that travel to Planhat. */
    public void map(Exchange exchange) {
        SyncRun run = run(exchange);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                run.stopReading();
            }
        });
        exchange.getMessage()
                .setBody(run.map(exchange.getMessage().getBody(List.class)).records());
    }

    /** Gives every row of the batch its outcome, and keeps those that are not in Planhat. */
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
        services.progress(p -> p.batchDone(run.report(null)));
        return batch;
    }

    /** Ends a good run: dead letters are stored before the watermark moves. The report becomes the body. */
    public void end(Exchange exchange) throws IOException {
        SyncRun run = run(exchange);
        if (run.sourceFailure() != null) {
            throw run.sourceFailure();
        }
        run.storeDeadLetters();
        run.close();
        if (run.newWatermark() != null) {
            services.moveWatermark(Watermarks.moved(exchange.getProperty(WATERMARK), run.newWatermark()));
        }
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
            run.storeDeadLetters();
            run.close();
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
        SyncReport report = run.report(Failures.text(cause));
        ended(exchange, report);
        LOG.error("sync {}", SyncLog.line(report));
        throw new SyncFailedException(report, cause);
    }

    private void ended(Exchange exchange, SyncReport report) {
        exchange.setProperty(REPORT, report);
        SyncReports.of(context).ended(report);
        services.progress(p -> p.ended(report));
        services.lease().release(report.name(), report.run());
    }

    private static SyncRun run(Exchange exchange) {
        return exchange.getProperty(RUN, SyncRun.class);
    }
}
