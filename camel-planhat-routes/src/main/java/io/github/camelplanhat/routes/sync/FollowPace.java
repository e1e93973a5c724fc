/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.routes.reason.Failures;
import io.github.camelplanhat.routes.source.AcknowledgedRows;
import io.github.camelplanhat.routes.state.RegistryBeans;

/**
 * When {@code planhat-follow} begins a run: at once after a good one, after ever longer pauses while runs fail, and now and
 * then while another process has the sync. It does not sleep, so that nothing has to be woken for a stop.
 */
public final class FollowPace implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(FollowPace.class);
    private static final int MAX_DOUBLINGS = 20;

    private CamelContext context;
    private Clock clock;
    private String sync;
    private String runFor;
    private String pause;
    private String maxPause;
    private Duration length;
    private Duration shortest;
    private Duration longest;

    private Instant due = Instant.MIN;
    private int failures;
    private boolean standby;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** Checks the parameters: a wrong one stops the start of Camel. */
    public void start() {
        length = duration("runFor", runFor);
        shortest = duration("pause", pause);
        longest = duration("maxPause", maxPause);
        clock = RegistryBeans.clock(context);
    }

    private static Duration duration(String name, String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " '" + text + "' is no ISO-8601 duration, such as PT10M", e);
        }
        throw new IllegalArgumentException(name + " '" + text + "' must be longer than nothing, such as PT10M");
    }

    /** Whether a run may begin now. */
    public boolean due() {
        return !clock.instant().isBefore(due) && !context.isStopping();
    }

    /** Lets the run go on with what arrives. */
    public void begin(Exchange exchange) {
        exchange.setProperty(AcknowledgedRows.FOLLOW, length);
    }

    /** The run ended well. */
    public void ended() {
        failures = 0;
        standby = false;
        due = Instant.MIN;
    }

    /** The run failed, and has logged why, or could not even begin. */
    public void failed(Exchange exchange) {
        Duration wait = shortest.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        later(wait.compareTo(longest) < 0 ? wait : longest);
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.warn(
                "sync {} is tried again in {} s{}",
                sync,
                Duration.between(clock.instant(), due).toSeconds(),
                failure instanceof SyncFailedException ? "" : "; it could not begin: " + Failures.text(failure));
    }

    /** Another run of the sync is under way, here or on another node. */
    public void busy(Exchange exchange) {
        if (!standby) {
            Exception refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
            LOG.info("{}; it will be followed from here when that has ended", refused.getMessage());
        }
        standby = true;
        later(shortest);
    }

    private void later(Duration wait) {
        due = clock.instant().plus(wait);
    }

    public void setSync(String sync) {
        this.sync = sync;
    }

    /** ISO-8601, such as {@code PT10M}. */
    public void setRunFor(String runFor) {
        this.runFor = runFor;
    }

    /** ISO-8601, such as {@code PT30S}. */
    public void setPause(String pause) {
        this.pause = pause;
    }

    /** ISO-8601, such as {@code PT10M}. */
    public void setMaxPause(String maxPause) {
        this.maxPause = maxPause;
    }
}
