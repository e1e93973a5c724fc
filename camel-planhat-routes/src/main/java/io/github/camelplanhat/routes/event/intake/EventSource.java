/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

import io.github.camelplanhat.routes.event.EventStreams;
import io.github.camelplanhat.routes.event.RefusedEvents;
import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.mapping.RefusedRow;
import io.github.camelplanhat.routes.mapping.SkippedRow;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.store.NewDeadLetter;
import io.github.camelplanhat.routes.store.NewEvent;

/** The steps of {@code planhat-event-source} that YAML cannot say: from the rows of any source into the inbox of a stream. */
public final class EventSource implements CamelContextAware {
    private static final String RUN = "CamelPlanhatEventIntakeRun";
    private static final JobCounts COUNTS = JobCounts.of("events").losing("refused");
    private static final String GROUPS = "CamelPlanhatEventGroups";
    private static final int MAX_EVENT_BYTES = 1_000_000;

    private final EventSourceSettings settings = new EventSourceSettings();
    private CamelContext context;
    private EventReader reader;
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
    public EventSourceSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        reader = new EventReader(
                settings.idFields(), settings.nameFields(), settings.timeFields(), RegistryBeans.clock(context));
        job = Job.declare(context, settings.name(), "intake", COUNTS, Path.of(settings.state()));
        EventStreams.demand(context, settings.stream());
    }

    public void begin(Exchange exchange) {
        JobRun run = job.begin();
        List.of("events", "stored").forEach(count -> run.add(count, 0));
        exchange.setProperty(RUN, run);
    }

    /** Groups of rows, lazily. */
    public Iterator<List<Map<?, ?>>> groups(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Iterator<?> rows = body instanceof Iterator<?> iterator
                ? iterator
                : exchange.getContext().getTypeConverter().convertTo(Iterator.class, exchange, body);
        EventGroups groups =
                new EventGroups(rows == null ? List.of().iterator() : rows, settings.batchSize(), context::isStopping);
        exchange.setProperty(GROUPS, groups);
        return groups;
    }

    /** When this returns, the events of a group are committed, and then acknowledged. */
    public void store(Exchange exchange) {
        JobRun run = run(exchange);
        EventGroups groups = exchange.getProperty(GROUPS, EventGroups.class);
        try {
            List<?> rows = exchange.getMessage().getBody(List.class);
            List<NewEvent> events = new ArrayList<>(rows.size());
            List<NewDeadLetter> refused = new ArrayList<>();
            for (Object row : rows) {
                if (row instanceof SkippedRow) {
                    run.add("skipped", 1);
                } else {
                    sort((Map<?, ?>) row, run, events, refused);
                }
            }
            EventStreams.store(context, settings.stream(), events, refused, run);
            groups.stored(rows.size());
            run.add("events", rows.size());
            run.add("stored", events.size());
            run.goesOn();
        } catch (RuntimeException | Error e) {
            groups.stop();
            throw e;
        }
    }

    /** What cannot be sent becomes a dead letter of the stream, so that it is not lost. */
    private void sort(Map<?, ?> row, JobRun run, List<NewEvent> events, List<NewDeadLetter> refused) {
        NewEvent event = reader.read(row);
        String reason = null;
        if (row instanceof RefusedRow unreadable) {
            reason = unreadable.reason();
        } else if (event.payloadBytes() > MAX_EVENT_BYTES) {
            reason = "the event has " + event.payloadBytes() + " bytes; the most is " + MAX_EVENT_BYTES;
        }
        if (reason == null) {
            events.add(event);
        } else {
            refused.add(RefusedEvents.letter(event, reason, row instanceof RefusedRow));
            run.add("refused", 1);
            run.reason(reason, 1);
        }
    }

    public void end(Exchange exchange) {
        JobRun run = run(exchange);
        exchange.getMessage().setBody(run.end(run.count("refused") == 0));
    }

    /** Reports a run that could not read its whole source. */
    public void fail(Exchange exchange) {
        throw run(exchange).fail(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    private static JobRun run(Exchange exchange) {
        return exchange.getProperty(RUN, JobRun.class);
    }
}
