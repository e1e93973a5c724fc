/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.routes.event.filter.EventFilter;
import io.github.camelplanhat.routes.event.proof.Proof;
import io.github.camelplanhat.routes.event.room.KnownPeople;
import io.github.camelplanhat.routes.job.Job;
import io.github.camelplanhat.routes.job.JobCounts;
import io.github.camelplanhat.routes.job.JobRun;
import io.github.camelplanhat.routes.mapping.MappedRow;
import io.github.camelplanhat.routes.mapping.Mapping;
import io.github.camelplanhat.routes.mapping.RowMapper;
import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.state.RegistryBeans;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.EventState;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.store.StoredEvent;

/** The steps of {@code planhat-event-stream} that YAML cannot say. Each is about one batch, which the run has in hand. */
public final class EventStream implements CamelContextAware, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final JobCounts COUNTS =
            JobCounts.of("events").losing("refused", "uncertain", "unproved").levels("waiting", "oldestWaitingHours");

    private static final String RUN = "CamelPlanhatEventRun";
    private static final String MORE = "planhatMoreEvents";
    /** What Planhat takes in one call, which the events of a batch are not larger than. */
    private static final long BATCH_BYTES = 32_000_000;

    private static final int EXPIRED_AT_ONCE = 500;

    private final EventStreamSettings settings = new EventStreamSettings();
    private CamelContext context;
    private Clock clock;
    private Job job;
    private Mapping mapping;
    private EventFilter filter;
    private EventOutcomes outcomes;
    private Proof proof;
    /** Null where nobody waits. */
    private KnownPeople people;
    /** Used by one run at a time. */
    private volatile Instant nextProof = Instant.MIN;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The parameters of the template, which Camel binds by their names. */
    public EventStreamSettings getSettings() {
        return settings;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        clock = RegistryBeans.clock(context);
        filter = settings.filter();
        settings.window();
        settings.maxWaitingAge();
        settings.keepRefused();
        settings.proofEvery();
        settings.proofAfter();
        mapping = Mapping.loadActivities(context, settings.mapping(), settings.zone());
        mapping.warnings().forEach(warning -> LOG.warn("{}", warning));
        job = Job.declare(context, settings.name(), EventStreams.KIND, COUNTS, settings.state());
        outcomes = new EventOutcomes(settings.name());
        if (settings.unknownWait()) {
            people = new KnownPeople(
                    context, StateStores.of(context).folder(settings.name()), settings.refreshEvery(), clock);
            proof = settings.proofSample() == 0 ? null : new Proof(context, settings.proofSample());
        }
    }

    public void begin(Exchange exchange) {
        JobRun begun = job.begin();
        try {
            StateStore store = begun.store();
            Instant now = clock.instant();
            RowMapper mapper = mapping.newRowMapper();
            mapper.checkEachRow();
            exchange.setProperty(RUN, store.inTransaction(() -> {
                begun.hold();
                store.eventIds().prune(name(), now.minus(settings.window()));
                store.deadLetters().prune(name(), now.minus(settings.keepRefused()));
                StreamRun run =
                        new StreamRun(begun, mapper, store.events().last(name()), people == null || people.due());
                run.lettersOpen = store.deadLetters().count(name()) > 0;
                return run;
            }));
            refuseWaiting(run(exchange), now);
        } catch (RuntimeException | Error e) {
            throw begun.fail(e);
        }
    }

    /** In parts, each a transaction. */
    private void refuseWaiting(StreamRun run, Instant now) {
        StateStore store = run.job.store();
        String reason = "waited for its enduser or company for more than " + settings.maxWaitingAge();
        int expired;
        do {
            expired = store.inTransaction(() -> {
                List<StoredEvent> events =
                        store.events().waitingSince(name(), now.minus(settings.maxWaitingAge()), EXPIRED_AT_ONCE);
                outcomes.expire(run, events, reason, now);
                return events.size();
            });
            if (expired > 0) {
                run.job.add("refused", expired);
                run.job.reason(reason, expired);
            }
        } while (expired == EXPIRED_AT_ONCE);
        run.waiting = store.inTransaction(() -> store.events().count(name(), EventState.WAITING));
    }

    /** The oldest events that are left, if there are any. */
    public void take(Exchange exchange) {
        StreamRun run = run(exchange);
        StateStore store = run.job.store();
        List<StoredEvent> events = context.isStopping()
                ? List.of()
                : store.inTransaction(() -> store.events()
                        .next(name(), run.place, run.last, run.tryWaiting, settings.batchSize(), BATCH_BYTES));
        run.take(events);
        exchange.setVariable(MORE, !events.isEmpty());
    }

    /** Leaves out what is not allowed. */
    public void filter(Exchange exchange) {
        for (BatchEvent event : run(exchange).open()) {
            if (!filter.passes(event.stored().name())) {
                event.dispose(Disposal.FILTERED, null);
            }
        }
    }

    /** Leaves out what was sent before, or stands twice in the batch. One query for all ids. */
    public void deduplicate(Exchange exchange) {
        StreamRun run = run(exchange);
        Set<String> ids = new HashSet<>();
        run.open().stream().map(e -> e.stored().id()).filter(id -> id != null).forEach(ids::add);
        StateStore store = run.job.store();
        run.seen = store.inTransaction(() -> store.eventIds().find(name(), ids));
        Map<String, Long> owners = new HashMap<>(run.seen);
        for (BatchEvent event : run.open()) {
            String id = event.stored().id();
            if (id != null
                    && owners.computeIfAbsent(id, i -> event.stored().seq())
                            != event.stored().seq()) {
                event.dispose(Disposal.DUPLICATE, null);
            }
        }
    }

    /** Makes activities of events. */
    public void map(Exchange exchange) {
        StreamRun run = run(exchange);
        for (BatchEvent event : run.open()) {
            Map<String, Object> row = event.row();
            filter.strip(row);
            MappedRow mapped = run.mapper.map(row);
            if (mapped.refused()) {
                event.dispose(Disposal.REFUSED, mapped.reason());
            } else {
                event.activity(mapped.record());
            }
        }
    }

    /** Parks what neither enduser nor company is known of, and lets go what was waiting for one that appeared. */
    public void waitingRoom(Exchange exchange) {
        StreamRun run = run(exchange);
        List<BatchEvent> open = run.open();
        if (people == null || open.isEmpty()) {
            return;
        }
        if (run.tryWaiting) {
            people.refresh(run::calls);
        }
        long waiting = run.waiting;
        for (BatchEvent event : open) {
            if (people.finds(event.activity())) {
                waiting -= event.waited() ? 1 : 0;
            } else if (event.waited()) {
                event.dispose(Disposal.PARKED, null);
            } else if (waiting < settings.maxWaiting()) {
                waiting++;
                event.dispose(Disposal.PARKED, null);
            } else {
                event.dispose(
                        Disposal.REFUSED,
                        "the waiting room is full (" + settings.maxWaiting()
                                + " events); Planhat knows neither enduser nor company");
            }
        }
    }

    /** The activities that are to be sent, oldest first. */
    public void depart(Exchange exchange) {
        StreamRun run = run(exchange);
        run.departed = run.open();
        exchange.getMessage()
                .setBody(run.departed.stream().map(BatchEvent::activity).toList());
    }

    /** Whether there is anything to send. Not a method of the body called in Simple: Camel would hash the batch. */
    public boolean travels(Exchange exchange) {
        return !run(exchange).departed.isEmpty();
    }

    /** Reads when a sample of the endusers was last active. */
    public void proofBefore(Exchange exchange) {
        StreamRun run = run(exchange);
        Instant now = clock.instant();
        if (proof == null || context.isStopping() || now.isBefore(nextProof)) {
            return;
        }
        Map<String, Instant> newest = new LinkedHashMap<>();
        for (BatchEvent event : run.departed) {
            people.enduserId(event.activity())
                    .ifPresent(id -> newest.merge(id, event.stored().time(), (a, b) -> a.isAfter(b) ? a : b));
        }
        if (newest.isEmpty()) {
            return;
        }
        nextProof = now.plus(settings.proofEvery());
        run.proof = proof.before(newest, run::calls);
        run.job.add("notProvable", run.proof.notProvable());
    }

    /** The outcomes of the batch are stored; only now the events leave the inbox. */
    public void settle(Exchange exchange) {
        StreamRun run = run(exchange);
        outcomes.learn(
                run, run.departed.isEmpty() ? null : exchange.getMessage().getBody(BulkOutcome.class), false);
        outcomes.store(run, clock.instant());
    }

    /** Whether it is worth to look after the batch. */
    public boolean proves(Exchange exchange) {
        StreamRun run = run(exchange);
        return run.proof != null && run.proof.isWorthALook() && !context.isStopping();
    }

    /** Milliseconds, for the delay of the route. */
    public long proofDelayMillis() {
        return settings.proofAfter().toMillis();
    }

    public void proofAfter(Exchange exchange) {
        StreamRun run = run(exchange);
        Proof.Result result = proof.after(run.proof, run::calls);
        run.job.add("proved", result.proved());
        run.job.add("unproved", result.unproved());
        if (result.unproved() > 0) {
            run.job.reason(
                    "sent, but lastActive of its enduser did not move: Planhat may have dropped it; look at the failed "
                            + "activities in Planhat, and check the tenant token",
                    result.unproved());
        }
    }

    public void end(Exchange exchange) {
        JobRun run = run(exchange).job;
        StateStore store = run.store();
        store.inTransaction(() -> {
            run.add("waiting", run(exchange).waiting);
            store.events()
                    .waitingSince(name())
                    .ifPresent(since -> run.add(
                            "oldestWaitingHours",
                            Duration.between(since, clock.instant()).toHours()));
        });
        boolean clean = run.count("refused") == 0 && run.count("unproved") == 0 && run.count("uncertain") == 0;
        exchange.getMessage().setBody(run.end(clean));
    }

    /** Stores what is known of the batch in hand, and reports a run that stopped before its end. */
    public void fail(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        StreamRun run = run(exchange);
        try {
            if (!run.batch.isEmpty()) {
                outcomes.learn(run, run.departed.isEmpty() ? null : Failures.outcome(caught), true);
                outcomes.store(run, clock.instant());
            }
        } catch (RuntimeException e) {
            caught.addSuppressed(e);
        }
        throw run.job.fail(caught);
    }

    private String name() {
        return settings.name();
    }

    private static StreamRun run(Exchange exchange) {
        return exchange.getProperty(RUN, StreamRun.class);
    }

    @Override
    public void close() {
        if (people != null) {
            people.close();
        }
    }
}
