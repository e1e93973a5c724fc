/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.time.Duration;

import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException.Kind;

/**
 * The way to Planhat: sends calls through the layers named in {@link Layer}. One client serves all endpoints of a
 * component. Calls block the calling thread. Thread-safe.
 */
public final class PlanhatClient implements AutoCloseable {
    private final StopSignal stop = new StopSignal();
    private final TimeSource time;
    private final Quota quota;
    private final Observers observers;
    private final HttpLayer http;
    private final Layer layers;
    private final boolean dryRun;

    public PlanhatClient(ClientSettings settings) {
        time = settings.time;
        quota = settings.quota != null
                ? settings.quota
                : SlidingQuota.of(
                        settings.callsPerMinute, settings.callsPerSecond, settings.maxInFlight, settings.time);
        observers = new Observers(settings.observers);
        http = new HttpLayer(settings, stop);
        Layer auth = new AuthLayer(http, settings);
        Layer journaled = settings.journal == null ? auth : new JournalLayer(auth, settings.journal, time);
        Layer observed = new ObserverLayer(journaled, observers, time);
        Layer limited = new QuotaLayer(observed, quota, settings, observers, stop);
        Layer retried = new RetryLayer(limited, settings, observers, stop);
        Layer timed = new DeadlineLayer(retried, settings, stop);
        dryRun = settings.dryRun;
        layers = dryRun ? new DryRunLayer(timed) : timed;
    }

    /**
     * Sends a call, again if need be, and waits for its whole answer.
     *
     * @throws PlanhatHttpException for every answer that the call does not read, and for every failure to get one
     */
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call) {
        return layers.send(call, null);
    }

    /**
     * Waits, but not beyond {@link #close}.
     *
     * @throws PlanhatUnavailableException of kind NOT_SENT if the client is closed, or the thread interrupted
     */
    public void pause(Duration duration) {
        String reason = "the component was stopped";
        try {
            if (stop.pause(duration.toNanos(), time)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "its thread was interrupted";
        }
        throw new PlanhatUnavailableException(
                Kind.NOT_SENT,
                "A wait between two calls ended early: " + reason,
                new HttpFailure(0, "", "", ""),
                0,
                null);
    }

    /** Whether it lets nothing pass that writes. */
    public boolean isDryRun() {
        return dryRun;
    }

    public Quota quota() {
        return quota;
    }

    /** All observers of the client as one, to be told what calls alone do not show. */
    public CallObserver observer() {
        return observers;
    }

    /** Ends every wait and every running request at once; they fail. Further calls are refused. */
    @Override
    public void close() {
        stop.stop();
        http.close();
    }
}
