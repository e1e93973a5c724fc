/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.alert;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobReport;
import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.store.RunKind;
import io.github.camelplanhat.routes.sync.SyncReport;
import io.github.camelplanhat.routes.sync.SyncReports;

/**
 * The steps of {@code planhat-alert} that YAML cannot say. Each instance of the template has one. It wakes the route when a
 * run has ended, and now and then; the route calls {@link #look}, for each message {@link #compose}, and then {@link #told} or
 * {@link #undelivered}.
 */
public final class Alert extends RoutePolicySupport implements CamelContextAware {
    private static final String MESSAGE = "CamelPlanhatAlertMessage";
    private static final Logger LOG = LoggerFactory.getLogger(Alert.class);

    private final AlertSettings settings = new AlertSettings();
    private final AlertNews news = new AlertNews();
    private final Set<String> complained = new HashSet<>();
    private CamelContext context;
    private AlertRules rules;
    private Clock clock;
    private AlertWatch watch;
    private volatile Endpoint queue;
    private volatile ProducerTemplate producer;
    private ScheduledExecutorService timer;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public AlertSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void prepare() throws Exception {
        rules = AlertRules.of(settings);
        clock = RegistryBeans.clock(context);
        context.addStartupListener((started, already) -> rules.demand(work()));
    }

    @Override
    public void onStart(Route route) {
        watch = new AlertWatch(rules, new AlertState(context, rules.name()), clock);
        queue = route.getEndpoint();
        producer = context.createProducerTemplate();
        news.open();
        Alerts.of(context).add(this);
        timer = context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "planhat-alert-" + rules.name());
        long pause = rules.checkEvery().toMillis();
        timer.scheduleWithFixedDelay(this::wake, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onStop(Route route) {
        if (timer == null) {
            // The start of Camel failed before it came here.
            return;
        }
        Alerts.of(context).remove(this);
        news.close();
        context.getExecutorServiceManager().shutdownNow(timer);
        timer = null;
        producer.stop();
    }

    void ended(SyncReport report) {
        // Whoever stops Camel knows; a sync that does not go on in time is overdue.
        if (report.kind() == RunKind.SYNC && (report.completed() || !context.isStopping())) {
            note(report.name(), EndedRun.of(report, clock.instant()));
        }
    }

    void ended(JobReport report) {
        if (report.completed() || !context.isStopping()) {
            JobCounts meaning = JobReports.of(context).meaning(report.name());
            note(report.name(), EndedRun.of(report, meaning, clock.instant()));
        }
    }

    /** The names of what there is to watch. */
    private Set<String> work() {
        Set<String> names = new LinkedHashSet<>(SyncReports.of(context).syncs().keySet());
        names.addAll(JobReports.of(context).jobs().keySet());
        return names;
    }

    void notBegun(String sync, String why) {
        note(sync, EndedRun.notBegun(sync, why, clock.instant()));
    }

    private void note(String sync, EndedRun run) {
        if (rules.watches(sync)) {
            news.add(run);
            wake();
        }
    }

    /** Asks the route for a look; it does not wait for it, and one that is still to come stands for all who ask. */
    long wake() {
        long look = news.want();
        try {
            producer.sendBody(queue, null);
        } catch (RuntimeException e) {
            LOG.debug("alert {} is being stopped", rules.name(), e);
        }
        return look;
    }

    boolean await(long look, long nanos) throws InterruptedException {
        return news.await(look, nanos);
    }

    /** What is to be told now. */
    public void look(Exchange exchange) {
        AlertNews.Look look = news.begin();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                news.done(look);
            }
        });
        exchange.getMessage().setBody(watch.due(work(), look.runs()));
    }

    /** Gives a message the form of its endpoint. */
    public void compose(Exchange exchange) {
        AlertMessage message = exchange.getMessage().getBody(AlertMessage.class);
        exchange.setProperty(MESSAGE, message);
        exchange.getMessage().setHeader("CamelPlanhatAlert", rules.name());
        exchange.getMessage().setHeader("CamelPlanhatAlertSync", message.row().sync());
        exchange.getMessage()
                .setHeader("CamelPlanhatAlertEvent", message.event().text());
        exchange.getMessage()
                .setHeader("CamelPlanhatAlertStatus", message.status().text());
        exchange.getMessage().setHeader("Subject", message.summary());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, rules.format().contentType());
        exchange.getMessage().setBody(rules.format().body(message));
    }

    /** The endpoint has taken it. */
    public void told(Exchange exchange) {
        AlertMessage message = exchange.getProperty(MESSAGE, AlertMessage.class);
        complained.remove(key(message));
        watch.told(message);
    }

    /** The endpoint has not taken it after several tries: a later look tries again. */
    public void undelivered(Exchange exchange) {
        AlertMessage message = exchange.getProperty(MESSAGE, AlertMessage.class);
        String why = why(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        if (message == null) {
            LOG.error("alert {} could not look at its syncs: {}", rules.name(), why);
            return;
        }
        watch.undelivered(message);
        if (complained.add(key(message))) {
            LOG.warn(
                    "alert {} could not tell \"{}\": {}. It is kept, and tried again every {}",
                    rules.name(),
                    message.summary(),
                    why,
                    settings.getCheckEvery());
        }
    }

    /** The address of a webhook is a secret, and Camel's exception repeats it. */
    private static String why(Throwable failure) {
        return failure instanceof HttpOperationFailedException http
                ? "the endpoint answered " + http.getStatusCode()
                : AlertText.withoutSecrets(String.valueOf(failure));
    }

    private static String key(AlertMessage message) {
        return message.row().sync() + '/' + message.event();
    }
}
