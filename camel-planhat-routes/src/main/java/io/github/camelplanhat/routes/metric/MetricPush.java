/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.metric;

import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.state.RegistryBeans;

/**
 * The steps of {@code planhat-metric-push} that YAML cannot say. The template calls its methods in this order: {@link #begin};
 * {@link #read}, for each of {@link #batches} {@link #gather}, then {@link #gathered}; where it reads back, {@link #targets} and
 * for each of {@link #lists} {@link #known}; for each of {@link #missing} {@link #travels}, {@link #depart} and {@link #settle}; and at last
 * {@link #end} or {@link #fail}.
 */
public final class MetricPush implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(MetricPush.class);
    private static final String KIND = "metrics";
    private static final String JOB = "CamelPlanhatMetricJob";
    private static final String RUN = "CamelPlanhatMetricRun";
    private static final String FROM = "fromDay";
    private static final String TO = "toDay";

    private final MetricSettings settings = new MetricSettings();
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
    public MetricSettings getSettings() {
        return settings;
    }

    /** Checks everything that can be checked before a run: a wrong parameter stops the start of Camel. */
    public void start() {
        settings.check();
        clock = RegistryBeans.clock(context);
        job = Job.declare(context, settings.name(), KIND, MetricCounts.MEANING, settings.state());
    }

    /** Takes the lease, and tells the source which days the run is about. */
    public void begin(Exchange exchange) {
        JobRun run = job.begin();
        exchange.setProperty(JOB, run);
        MetricCounts.ALL.forEach(count -> run.add(count, 0));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.release();
            }
        });
        MetricWindow window = window(run);
        days(exchange, FROM, window.from());
        days(exchange, TO, window.to());
        exchange.getMessage().setBody(null);
    }

    private MetricWindow window(JobRun run) {
        return settings.window(run.started().atZone(settings.zone()).toLocalDate());
    }

    private static void days(Exchange exchange, String name, Object day) {
        exchange.setVariable(name, day);
        exchange.setProperty(name, day);
    }

    /** Puts the rows of the source in front of the splitter. */
    public void read(Exchange exchange) {
        JobRun started = exchange.getProperty(JOB, JobRun.class);
        MetricRun run = new MetricRun(settings, window(started), started);
        exchange.setProperty(RUN, run);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                run.close();
            }
        });
        run.read(exchange.getMessage().getBody());
    }

    /** The rows in lists, read as they are asked for. */
    public Iterator<Object> batches(Exchange exchange) {
        return run(exchange).batches();
    }

    /** Keeps the values of some rows. */
    public void gather(Exchange exchange) {
        goOn(exchange);
        run(exchange).gather(exchange.getMessage().getBody(List.class));
    }

    /** The rows have ended. */
    public void gathered(Exchange exchange) {
        run(exchange).gathered();
        exchange.getMessage().setBody(null);
    }

    /** Whether there is anything to compare with what Planhat has. */
    public boolean hasValues(Exchange exchange) {
        return run(exchange).hasValues();
    }

    /** Takes the records that values may belong to. */
    public void targets(Exchange exchange) {
        run(exchange).targets((RecordStream) exchange.getMessage().getBody());
        exchange.getMessage().setBody(null);
    }

    /** The filters of the lists of what Planhat has. */
    public List<Map<String, Object>> lists(Exchange exchange) {
        return run(exchange).lists();
    }

    /** Takes values that Planhat has. */
    public void known(Exchange exchange) {
        goOn(exchange);
        run(exchange).known((RecordStream) exchange.getMessage().getBody());
        exchange.getMessage().setBody(null);
    }

    /** What has to be pushed, in lists of the size of a batch. */
    public Iterator<Object> missing(Exchange exchange) {
        return run(exchange).missing();
    }

    /** Whether there is anything to send. Not a method of the body called in Simple: Camel would hash the batch. */
    public boolean travels(Exchange exchange) {
        return !exchange.getMessage().getBody(List.class).isEmpty();
    }

    /** Makes sure that the lease is still held, and gives the values the form in which they travel. */
    public void depart(Exchange exchange) {
        goOn(exchange);
        @SuppressWarnings("unchecked")
        List<MetricValue> batch = exchange.getMessage().getBody(List.class);
        exchange.getMessage().setBody(run(exchange).depart(batch));
    }

    /** Notes what became of the values. */
    public void settle(Exchange exchange) {
        run(exchange).settle(exchange.getMessage().getBody() instanceof BulkOutcome o ? o : null);
    }

    /** Ends a run that did everything. The report becomes the body. */
    public void end(Exchange exchange) {
        MetricRun run = run(exchange);
        JobReport report = run.end();
        tellWhere(run);
        exchange.getMessage().setBody(report);
    }

    /** Ends a run that failed: what is known of its values is counted, and the caller gets the cause with the report. */
    public void fail(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        MetricRun run = run(exchange);
        if (run != null) {
            run.stopReading();
            try {
                run.settle(Failures.outcome(Failures.cause(caught)));
            } catch (RuntimeException e) {
                caught.addSuppressed(e);
            }
            tellWhere(run);
        }
        throw exchange.getProperty(JOB, JobRun.class).fail(caught);
    }

    private void tellWhere(MetricRun run) {
        if (run.refusedFile() != null) {
            LOG.warn("job {}: what could not be pushed is in {}", settings.name(), run.refusedFile());
        }
    }

    private void goOn(Exchange exchange) {
        if (context.isStopping()) {
            throw new IllegalStateException("Camel is stopping; what is left is found by the next run");
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                run(failed).stopReading();
            }
        });
    }

    /** Null before the source has answered. */
    private static MetricRun run(Exchange exchange) {
        return exchange.getProperty(RUN, MetricRun.class);
    }
}
