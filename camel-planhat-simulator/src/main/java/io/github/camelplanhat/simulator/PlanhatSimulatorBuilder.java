/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.journal.JournalLimits;
import io.github.camelplanhat.simulator.quota.QuotaRules;

/** Settings of a {@link PlanhatSimulator}; not to be changed after {@link #start()}. */
public final class PlanhatSimulatorBuilder {
    int port;
    int analyticsPort;
    String token = "test-token";
    String tenantToken = "00000000-0000-4000-8000-000000000000";
    QuotaRules quota = QuotaRules.off();
    Duration latency = Duration.ZERO;
    Behaviour behaviour = Behaviour.defaults();
    JournalLimits journal = JournalLimits.defaults();
    Clock clock = Clock.systemUTC();
    LongSupplier nanoTime = System::nanoTime;

    PlanhatSimulatorBuilder() {}

    /** Port of the main API; 0, the default, for any free one. */
    public PlanhatSimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** Port of the analytics host; 0, the default, for any free one. */
    public PlanhatSimulatorBuilder analyticsPort(int number) {
        analyticsPort = number;
        return this;
    }

    /** The API token that is valid at first. */
    public PlanhatSimulatorBuilder token(String apiToken) {
        token = Objects.requireNonNull(apiToken);
        return this;
    }

    public PlanhatSimulatorBuilder tenantToken(String uuid) {
        tenantToken = Objects.requireNonNull(uuid);
        return this;
    }

    /** Limits of the main API; none by default. */
    public PlanhatSimulatorBuilder quota(QuotaRules rules) {
        quota = Objects.requireNonNull(rules);
        return this;
    }

    /** How long every call takes at least. */
    public PlanhatSimulatorBuilder latency(Duration time) {
        latency = Objects.requireNonNull(time);
        return this;
    }

    /** What to do where nobody knows what Planhat does. */
    public PlanhatSimulatorBuilder behaviour(Behaviour choices) {
        behaviour = Objects.requireNonNull(choices);
        return this;
    }

    /** How many calls, and how much of their bodies, are remembered. */
    public PlanhatSimulatorBuilder journal(JournalLimits limits) {
        journal = Objects.requireNonNull(limits);
        return this;
    }

    /** The time of creation and change of records. */
    public PlanhatSimulatorBuilder clock(Clock time) {
        clock = Objects.requireNonNull(time);
        return this;
    }

    /** The time by which the quota is counted, as {@link System#nanoTime()}. */
    public PlanhatSimulatorBuilder nanoTime(LongSupplier nanos) {
        nanoTime = Objects.requireNonNull(nanos);
        return this;
    }

    /** Starts listening. */
    public PlanhatSimulator start() {
        return new PlanhatSimulator(this);
    }
}
