/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.jsse.SSLContextParameters;

import io.github.camelplanhat.component.bulk.BulkLanes;
import io.github.camelplanhat.component.client.BaseUrls;
import io.github.camelplanhat.component.client.ClientSettings;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.client.Quota;
import io.github.camelplanhat.component.client.QuotaSnapshot;
import io.github.camelplanhat.component.client.TimeSource;
import io.github.camelplanhat.component.validate.CustomFields;

/**
 * The clients of one component: one for all endpoints, and a further one for endpoints whose options about the connection
 * differ. They all share one quota, so that no way around it leads through an endpoint option.
 */
final class PlanhatConnections implements AutoCloseable {
    /** Routes have a handful. More come only from URIs made of messages, and each would keep its connections open. */
    static final int MOST_CLIENTS = 32;

    private final CamelContext context;
    private final Supplier<PlanhatConfiguration> component;
    private final Instruments instruments;
    private final BulkLanes lanes = new BulkLanes();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<List<Object>, Shared> clients = new HashMap<>();
    private Quota quota;
    private ExecutorService executor;

    PlanhatConnections(CamelContext context, Supplier<PlanhatConfiguration> component, Instruments instruments) {
        this.context = context;
        this.component = component;
        this.instruments = instruments;
    }

    /** A client that endpoints with the same connection options share. */
    private static final class Shared {
        final PlanhatClient client;
        final CustomFields customFields;
        int users;

        Shared(PlanhatClient client) {
            this.client = client;
            this.customFields = new CustomFields(client, TimeSource.system());
        }
    }

    /** Lends a connection; who no longer needs it gives it back. */
    PlanhatConnection lend(PlanhatConfiguration options) {
        lock.lock();
        try {
            if (executor == null) {
                executor = context.getExecutorServiceManager().newCachedThreadPool(this, "PlanhatBulk");
            }
            List<Object> key = connectionOptions(options);
            if (!clients.containsKey(key) && clients.size() == MOST_CLIENTS && !closeAnUnusedOne()) {
                throw new IllegalStateException("endpoints of this planhat: component have more than " + MOST_CLIENTS
                        + " different sets of connection options (token, host, proxy, timeouts, retries): set these on"
                        + " the component, not in URIs that are made from messages; another tenant is another"
                        + " component instance");
            }
            Shared shared = clients.computeIfAbsent(key, o -> new Shared(connect(options)));
            shared.users++;
            return new PlanhatConnection(shared.client, lanes, executor, shared.customFields, () -> release(shared));
        } finally {
            lock.unlock();
        }
    }

    /** The client stays open, for a route that is started again, until its place is needed. */
    private void release(Shared shared) {
        lock.lock();
        try {
            shared.users--;
        } finally {
            lock.unlock();
        }
    }

    private boolean closeAnUnusedOne() {
        for (Iterator<Shared> all = clients.values().iterator(); all.hasNext(); ) {
            Shared one = all.next();
            if (one.users == 0) {
                all.remove();
                one.client.close();
                return true;
            }
        }
        return false;
    }

    /** A client for one consumer alone, which closes it; the quota is that of all others. */
    PlanhatClient alone(PlanhatConfiguration options) {
        lock.lock();
        try {
            return connect(options);
        } finally {
            lock.unlock();
        }
    }

    /** Everything in which two endpoints may differ only if they have different clients. */
    private static List<Object> connectionOptions(PlanhatConfiguration o) {
        return Arrays.asList(
                o.getAccessToken(),
                o.getAccessTokenSupplier(),
                o.getTenantToken(),
                baseUrl(o),
                o.getAnalyticsUrl(),
                o.getSslContextParameters(),
                o.getProxyHost(),
                o.getProxyPort(),
                o.getHttpClientCustomizer(),
                o.getCallObserver(),
                o.getConnectTimeout(),
                o.getResponseTimeout(),
                o.getDeadline(),
                o.getQuotaWait(),
                o.getPriority(),
                o.isDryRun(),
                o.getMaxRetries(),
                o.getRetryDelay(),
                o.getRetryMaxDelay());
    }

    private PlanhatClient connect(PlanhatConfiguration o) {
        PlanhatConfiguration componentOptions = component.get();
        ClientSettings.Builder settings = ClientSettings.builder()
                .baseUrl(baseUrl(o))
                .analyticsUrl(o.getAnalyticsUrl())
                .tenantToken(o.getTenantToken())
                .accessToken(tokenSupplier(o))
                .connectTimeout(Duration.ofMillis(o.getConnectTimeout()))
                .responseTimeout(Duration.ofMillis(o.getResponseTimeout()))
                .deadline(Duration.ofMillis(o.getDeadline()))
                .quotaWait(Duration.ofMillis(o.getQuotaWait()))
                .maxRetries(o.getMaxRetries())
                .retryDelay(Duration.ofMillis(o.getRetryDelay()))
                .retryMaxDelay(Duration.ofMillis(o.getRetryMaxDelay()))
                .callsPerMinute(componentOptions.getCallsPerMinute())
                .callsPerSecond(componentOptions.getCallsPerSecond())
                .maxInFlight(componentOptions.getMaxInFlight())
                .priority(o.getPriority())
                .dryRun(o.isDryRun())
                .sslContext(sslContext(o.getSslContextParameters()))
                .proxy(o.getProxyHost(), o.getProxyPort())
                .quota(quota == null ? componentOptions.getQuota() : quota);
        if (o.getHttpClientCustomizer() != null) {
            settings.httpClientCustomizer(o.getHttpClientCustomizer());
        }
        if (o.getCallObserver() != null) {
            settings.observer(o.getCallObserver());
        }
        instruments.addTo(settings);
        PlanhatClient client = new PlanhatClient(settings.build());
        quota = client.quota();
        return client;
    }

    private static Supplier<String> tokenSupplier(PlanhatConfiguration o) {
        // A supplier may have been autowired into a component that has a token of its own.
        boolean hasToken = o.getAccessToken() != null && !o.getAccessToken().isBlank();
        return hasToken || o.getAccessTokenSupplier() == null ? o::getAccessToken : o.getAccessTokenSupplier();
    }

    private SSLContext sslContext(SSLContextParameters parameters) {
        if (parameters == null) {
            return null;
        }
        try {
            return parameters.createSSLContext(context);
        } catch (GeneralSecurityException | IOException e) {
            throw new RuntimeCamelException("sslContextParameters: " + e.getMessage(), e);
        }
    }

    static String baseUrl(PlanhatConfiguration o) {
        return o.getBaseUrl() == null || o.getBaseUrl().isBlank() ? BaseUrls.forRegion(o.getRegion()) : o.getBaseUrl();
    }

    /** The quota of all clients; empty before there is one. */
    Optional<QuotaSnapshot> quota() {
        lock.lock();
        try {
            return Optional.ofNullable(quota).map(Quota::snapshot);
        } finally {
            lock.unlock();
        }
    }

    /** Ends every call and every wait at once. */
    @Override
    public void close() {
        lock.lock();
        try {
            clients.values().forEach(shared -> shared.client.close());
            clients.clear();
            instruments.close();
            quota = null;
            if (executor != null) {
                context.getExecutorServiceManager().shutdownGraceful(executor);
                executor = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
