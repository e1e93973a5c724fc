/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.job.JobReports;
import io.github.camelplanhat.routes.state.StateStores;
import io.github.camelplanhat.routes.store.JobRunRow;
import io.github.camelplanhat.routes.store.RunRow;
import io.github.camelplanhat.routes.store.StateStore;
import io.github.camelplanhat.routes.sync.SyncReports;

/**
 * How all syncs and jobs of a Camel context stand, for whoever watches them. The store is read by a thread of its own, at most
 * every two seconds however many ask, so that a database that hangs never keeps the watchers. Thread-safe.
 */
public final class StateWatch extends ServiceSupport {
    private static final Duration FRESH = Duration.ofSeconds(2);

    /** One slow answer says nothing; a store that has been silent for so long is out of reach. */
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(StateWatch.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final CamelContext context;
    private final LongSupplier nanos;
    private ExecutorService reader;
    private Future<?> reading;
    private boolean stopped;
    private volatile Seen seen;

    private record Seen(Standing standing, long at) {}

    public StateWatch(CamelContext context, LongSupplier nanos) {
        this.context = context;
        this.nanos = nanos;
    }

    /** The instance of this context. */
    public static StateWatch of(CamelContext context) {
        StateWatch found = context.hasService(StateWatch.class);
        if (found != null) {
            return found;
        }
        // First, so that it is stopped after this one.
        StateStores.of(context);
        StateWatch created = new StateWatch(context, System::nanoTime);
        try {
            context.addService(created);
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
        return created;
    }

    /**
     * How the syncs and jobs stand.
     *
     * @param patience how long to wait for the store; after that, what is known is told
     * @return empty if the store cannot be reached
     */
    public Optional<Standing> read(Duration patience) {
        if (!youngerThan(FRESH)) {
            await(refresh(), patience);
        }
        Seen now = seen;
        return youngerThan(TRUSTED) ? Optional.of(now.standing) : Optional.empty();
    }

    private boolean youngerThan(Duration age) {
        Seen now = seen;
        return now != null && nanos.getAsLong() - now.at < age.toNanos();
    }

    private Future<?> refresh() {
        lock.lock();
        try {
            if (stopped) {
                return null;
            }
            if (reading == null || reading.isDone()) {
                if (reader == null) {
                    reader = context.getExecutorServiceManager().newSingleThreadExecutor(this, "planhat-watch");
                }
                reading = reader.submit(this::look);
            }
            return reading;
        } finally {
            lock.unlock();
        }
    }

    private static void await(Future<?> reading, Duration patience) {
        if (reading == null) {
            return;
        }
        try {
            reading.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The state store does not answer within {}", patience);
        } catch (ExecutionException e) {
            LOG.debug("The state store cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Map<String, String> syncs = SyncReports.of(context).syncs();
        StateStores stores = StateStores.of(context);
        List<SyncStatus> statuses = syncs.entrySet().stream()
                .map(sync -> status(stores.of(sync.getKey()), sync.getKey(), sync.getValue()))
                .toList();
        List<JobStatus> jobs = JobReports.of(context).jobs().entrySet().stream()
                .map(job -> status(stores.of(job.getKey()), job))
                .toList();
        seen = new Seen(new Standing(statuses, jobs), nanos.getAsLong());
    }

    private static SyncStatus status(StateStore store, String sync, String object) {
        return store.inTransaction(() -> new SyncStatus(
                sync,
                object,
                store.runs().unfinished(sync).isPresent(),
                store.runs().latestOfAnyKind(sync).orElse(null),
                store.runs().latestGood(sync).map(RunRow::ended).orElse(null),
                store.deadLetters().count(sync)));
    }

    private static JobStatus status(StateStore store, Map.Entry<String, String> job) {
        String name = job.getKey();
        return store.inTransaction(() -> new JobStatus(
                name,
                job.getValue(),
                store.jobRuns().unfinished(name).isPresent(),
                store.jobRuns().latestEnded(name).orElse(null),
                store.jobRuns().latestGood(name).map(JobRunRow::ended).orElse(null),
                store.deadLetters().count(name)));
    }

    @Override
    protected void doStop() {
        lock.lock();
        try {
            stopped = true;
            if (reader != null) {
                context.getExecutorServiceManager().shutdownNow(reader);
            }
        } finally {
            lock.unlock();
        }
    }
}
