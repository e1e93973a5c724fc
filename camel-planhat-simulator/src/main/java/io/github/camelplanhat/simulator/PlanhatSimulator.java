/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.analytics.Activities;
import io.github.camelplanhat.simulator.analytics.AnalyticsHandler;
import io.github.camelplanhat.simulator.analytics.Metrics;
import io.github.camelplanhat.simulator.api.ApiHandler;
import io.github.camelplanhat.simulator.api.Errors;
import io.github.camelplanhat.simulator.auth.Permissions;
import io.github.camelplanhat.simulator.auth.Tokens;
import io.github.camelplanhat.simulator.behaviour.Behaviour;
import io.github.camelplanhat.simulator.call.BulkCalls;
import io.github.camelplanhat.simulator.fault.Faults;
import io.github.camelplanhat.simulator.http.Pauses;
import io.github.camelplanhat.simulator.http.ServerContext;
import io.github.camelplanhat.simulator.http.Servers;
import io.github.camelplanhat.simulator.journal.Journal;
import io.github.camelplanhat.simulator.quota.QuotaGate;
import io.github.camelplanhat.simulator.quota.QuotaRules;
import io.github.camelplanhat.simulator.tenant.Tenant;

/**
 * A stateful Planhat in this process: the main API and the analytics host, each on a loopback port of its own. It follows
 * the API sheet and is never more forgiving; where nobody knows what Planhat does, {@link Behaviour} has a switch.
 */
public final class PlanhatSimulator implements AutoCloseable {
    private final PlanhatSimulatorBuilder settings;
    private final Tenant tenant;
    private final Tokens tokens;
    private final Permissions permissions = new Permissions();
    private final Faults faults = new Faults();
    private final Journal journal;
    private final QuotaGate quota;
    private final Activities activities = new Activities();
    private final Metrics metrics = new Metrics();
    private final Seeds seeds;
    private final Servers servers;
    private volatile Duration latency;

    PlanhatSimulator(PlanhatSimulatorBuilder settings) {
        this.settings = settings;
        tenant = new Tenant(settings.clock, settings.behaviour);
        tokens = new Tokens(settings.token);
        journal = new Journal(settings.journal);
        quota = new QuotaGate(settings.quota, settings.nanoTime);
        latency = settings.latency;
        seeds = new Seeds(tenant);
        BulkCalls bulkCalls = new BulkCalls();
        ApiHandler api = new ApiHandler(tenant, tokens, permissions, bulkCalls, metrics);
        AnalyticsHandler analytics = new AnalyticsHandler(tenant, settings.tenantToken, tokens, activities, metrics);
        servers = new Servers(
                new Servers.Hosts(settings.port, api, settings.analyticsPort, analytics),
                new ServerContext(
                        settings.clock,
                        tenant,
                        journal,
                        faults,
                        quota,
                        bulkCalls,
                        () -> latency,
                        new Pauses(),
                        new Errors(tenant)::answer));
    }

    /** Settings, each with a default; {@code start()} ends them. */
    public static PlanhatSimulatorBuilder builder() {
        return new PlanhatSimulatorBuilder();
    }

    /** Base URL of the main API, without a slash at its end. */
    public String baseUrl() {
        return "http://localhost:" + port();
    }

    /** Base URL of the analytics host, without a slash at its end. */
    public String analyticsUrl() {
        return "http://localhost:" + analyticsPort();
    }

    public int port() {
        return servers.apiPort();
    }

    public int analyticsPort() {
        return servers.analyticsPort();
    }

    /** The token with which the simulator was started. */
    public String token() {
        return settings.token;
    }

    public String tenantToken() {
        return settings.tenantToken;
    }

    /** The records of an object as they are stored, in the order in which they came. */
    public List<Map<String, Object>> records(PlanhatObject object) {
        return seeds.records(object);
    }

    public int count(PlanhatObject object) {
        return seeds.count(object);
    }

    /** The stored record with this {@code _id}. */
    public Optional<Map<String, Object>> find(PlanhatObject object, String id) {
        return seeds.find(object, id);
    }

    /** The first stored record whose field has this value. */
    public Optional<Map<String, Object>> find(PlanhatObject object, String field, Object value) {
        return seeds.find(object, field, value);
    }

    /**
     * Stores a record without a call and without checking it, computed fields included. A company may be named with
     * {@code extid-} or {@code srcid-} if it is there already.
     *
     * @return its {@code _id}, a new one if the record has none
     */
    public String seed(PlanhatObject object, Map<String, ?> fields) {
        return seeds.add(object, fields);
    }

    /** What is answered 403. */
    public Permissions permissions() {
        return permissions;
    }

    /** Which API tokens are valid. */
    public Tokens tokens() {
        return tokens;
    }

    /** What goes wrong with the next calls. */
    public Faults faults() {
        return faults;
    }

    /** The calls received. */
    public Journal journal() {
        return journal;
    }

    /** The user activities received. */
    public Activities activities() {
        return activities;
    }

    /** The metric values received. */
    public Metrics metrics() {
        return metrics;
    }

    /** Changes what happens where Planhat's behaviour is unknown, until {@link #clear()}. */
    public void behaviour(Behaviour changed) {
        tenant.behaviour(changed);
    }

    public Behaviour behaviour() {
        return tenant.behaviour();
    }

    /** Changes the quota and forgets the calls counted so far, until {@link #clear()}. */
    public void quota(QuotaRules rules) {
        quota.rules(rules);
    }

    /** Changes how long every call takes at least, until {@link #clear()}. */
    public void latency(Duration time) {
        latency = time;
    }

    /** As freshly started: no records, faults, journal, denials or activities, the first token, all settings as built. */
    public void clear() {
        faults.clear();
        permissions.clear();
        tokens.reset();
        tenant.store().clear();
        tenant.behaviour(settings.behaviour);
        quota.rules(settings.quota);
        latency = settings.latency;
        activities.clear();
        metrics.clear();
        journal.clear();
    }

    /** Stops at once; calls in flight are cut off. */
    @Override
    public void close() {
        servers.close();
    }

    @Override
    public String toString() {
        return "PlanhatSimulator[" + baseUrl() + ", " + analyticsUrl() + "]";
    }
}
