/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

import io.github.camelplanhat.component.journal.CallJournal;

/** All that a client needs to know. Immutable; its text form shows no token. */
public final class ClientSettings {
    final URI baseUrl;
    final URI analyticsUrl;
    final String tenantToken;
    final Supplier<String> accessToken;
    final Duration connectTimeout;
    final Duration responseTimeout;
    final Duration deadline;
    final Duration quotaWait;
    final int maxRetries;
    final Duration retryDelay;
    final Duration retryMaxDelay;
    final int callsPerMinute;
    final int callsPerSecond;
    final int maxInFlight;
    final Priority priority;
    final Quota quota;
    final List<CallObserver> observers;
    final CallJournal journal;
    final SSLContext sslContext;
    final String proxyHost;
    final int proxyPort;
    final long maxAnswerBytes;
    final Consumer<HttpClientBuilder> httpClientCustomizer;
    final boolean dryRun;
    final TimeSource time;
    final DoubleSupplier jitter;

    private ClientSettings(Builder b) {
        baseUrl = BaseUrls.check("baseUrl", b.baseUrl);
        analyticsUrl = BaseUrls.check("analyticsUrl", b.analyticsUrl);
        tenantToken = b.tenantToken;
        accessToken = b.accessToken;
        connectTimeout = positive("connectTimeout", b.connectTimeout);
        responseTimeout = positive("responseTimeout", b.responseTimeout);
        deadline = positive("deadline", b.deadline);
        quotaWait = notNegative("quotaWait", b.quotaWait);
        maxRetries = (int) atLeast(0, "maxRetries", b.maxRetries);
        retryDelay = notNegative("retryDelay", b.retryDelay);
        retryMaxDelay = notNegative("retryMaxDelay", b.retryMaxDelay);
        callsPerMinute = (int) atLeast(1, "callsPerMinute", b.callsPerMinute);
        callsPerSecond = (int) atLeast(1, "callsPerSecond", b.callsPerSecond);
        maxInFlight = (int) atLeast(1, "maxInFlight", b.maxInFlight);
        priority = b.priority;
        quota = b.quota;
        observers = List.copyOf(b.observers);
        journal = b.journal;
        sslContext = b.sslContext;
        proxyHost = b.proxyHost;
        proxyPort = b.proxyPort;
        maxAnswerBytes = atLeast(1, "maxAnswerBytes", b.maxAnswerBytes);
        httpClientCustomizer = b.httpClientCustomizer;
        dryRun = b.dryRun;
        time = b.time;
        jitter = b.jitter;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String toString() {
        return "ClientSettings[" + baseUrl + "]";
    }

    private static Duration positive(String option, Duration value) {
        if (value == null || value.isZero()) {
            throw new IllegalArgumentException(option + ": must be longer than 0");
        }
        return notNegative(option, value);
    }

    private static Duration notNegative(String option, Duration value) {
        // A hundred days: far beyond any use, far below what nanoseconds in a long can hold.
        if (value == null || value.isNegative() || value.compareTo(Duration.ofDays(100)) > 0) {
            throw new IllegalArgumentException(option + ": must be a time between 0 and 100 days, is " + value);
        }
        return value;
    }

    private static long atLeast(long least, String option, long value) {
        if (value < least) {
            throw new IllegalArgumentException(option + ": must be at least " + least + ", is " + value);
        }
        return value;
    }

    /** Collects the settings; those that are not given have the component's default. */
    public static final class Builder {
        private String baseUrl = BaseUrls.forRegion(null);
        private String analyticsUrl = BaseUrls.ANALYTICS;
        private String tenantToken;
        private Supplier<String> accessToken = () -> null;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration responseTimeout = Duration.ofMinutes(2);
        private Duration deadline = Duration.ofMinutes(10);
        private Duration quotaWait = Duration.ofMinutes(10);
        private int maxRetries = 5;
        private Duration retryDelay = Duration.ofSeconds(1);
        private Duration retryMaxDelay = Duration.ofSeconds(60);
        private int callsPerMinute = 200;
        private int callsPerSecond = 150;
        private int maxInFlight = 50;
        private Priority priority = Priority.LIVE;
        private Quota quota;
        private final List<CallObserver> observers = new ArrayList<>();
        private CallJournal journal;
        private SSLContext sslContext;
        private String proxyHost;
        private int proxyPort;
        private long maxAnswerBytes = 256L << 20;
        private Consumer<HttpClientBuilder> httpClientCustomizer = builder -> {};
        private boolean dryRun;
        private TimeSource time = TimeSource.system();
        private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

        private Builder() {}

        /** Base URL of the API, checked by {@link BaseUrls#check}; may end with a path. */
        public Builder baseUrl(String value) {
            baseUrl = value;
            return this;
        }

        public Builder analyticsUrl(String value) {
            analyticsUrl = value;
            return this;
        }

        /** The tenant's UUID, only to keep it out of messages and for Segment's calls; calls carry it in their path. */
        public Builder tenantToken(String value) {
            tenantToken = value;
            return this;
        }

        /** Asked for the token at every attempt; may answer null where only the analytics host is used. */
        public Builder accessToken(Supplier<String> value) {
            accessToken = value;
            return this;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** From the moment the request is sent until its answer is read whole. Sending it may take as long again. */
        public Builder responseTimeout(Duration value) {
            responseTimeout = value;
            return this;
        }

        /** For one call with all its attempts and the pauses between them; waits for the quota do not count. */
        public Builder deadline(Duration value) {
            deadline = value;
            return this;
        }

        /** Longest wait for the quota, for each attempt. */
        public Builder quotaWait(Duration value) {
            quotaWait = value;
            return this;
        }

        public Builder maxRetries(int value) {
            maxRetries = value;
            return this;
        }

        /** Pause before the first repeat; it doubles with each further one. */
        public Builder retryDelay(Duration value) {
            retryDelay = value;
            return this;
        }

        public Builder retryMaxDelay(Duration value) {
            retryMaxDelay = value;
            return this;
        }

        public Builder callsPerMinute(int value) {
            callsPerMinute = value;
            return this;
        }

        public Builder callsPerSecond(int value) {
            callsPerSecond = value;
            return this;
        }

        /** Calls under way at once, for each of the two hosts. */
        public Builder maxInFlight(int value) {
            maxInFlight = value;
            return this;
        }

        /** Of calls that have none of their own. */
        public Builder priority(Priority value) {
            priority = value;
            return this;
        }

        /** A quota shared with other clients, in place of an own one; closing the client leaves it alone. */
        public Builder quota(Quota value) {
            quota = value;
            return this;
        }

        public Builder observer(CallObserver value) {
            observers.add(value);
            return this;
        }

        /** Takes every request and answer; null for none. */
        public Builder journal(CallJournal value) {
            journal = value;
            return this;
        }

        public Builder sslContext(SSLContext value) {
            sslContext = value;
            return this;
        }

        /** @param host null or blank for no proxy */
        public Builder proxy(String host, int port) {
            proxyHost = host;
            proxyPort = port;
            return this;
        }

        /** Longest answer that is read, in bytes after decompression. */
        public Builder maxAnswerBytes(long value) {
            maxAnswerBytes = value;
            return this;
        }

        /**
         * May change the HTTP client; retries, redirects, cookies and connection state stay off all the same. With a connection
         * manager of its own, HttpClient writes the token to its log at level DEBUG.
         */
        public Builder httpClientCustomizer(Consumer<HttpClientBuilder> value) {
            httpClientCustomizer = value;
            return this;
        }

        /** Whether every call that writes is refused before it is sent. */
        public Builder dryRun(boolean value) {
            dryRun = value;
            return this;
        }

        public Builder time(TimeSource value) {
            time = value;
            return this;
        }

        /** Numbers from 0 to below 1. */
        public Builder jitter(DoubleSupplier value) {
            jitter = value;
            return this;
        }

        /** @throws IllegalArgumentException naming the option that is wrong */
        public ClientSettings build() {
            return new ClientSettings(this);
        }
    }
}
