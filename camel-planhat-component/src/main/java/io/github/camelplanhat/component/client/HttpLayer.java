/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;

import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.error.PlanhatRejectedException;

/** Sends one request over a connection of the pool, and reads its answer. */
final class HttpLayer implements Layer, AutoCloseable {
    private final CloseableHttpClient client;
    private final CallTargets targets;
    private final ClientSettings settings;
    private final StopSignal stop;
    private final Watchdog watchdog = new Watchdog();

    HttpLayer(ClientSettings settings, StopSignal stop) {
        this.client = HttpClients.of(settings);
        this.targets = new CallTargets(settings.baseUrl, settings.analyticsUrl);
        this.settings = settings;
        this.stop = stop;
    }

    @Override
    public <T> PlanhatAnswer<T> send(PlanhatCall<T> call, Attempt attempt) {
        CallTargets.pathProblem(call.path()).ifPresent(problem -> {
            throw new PlanhatRejectedException(
                    Failures.what(call) + " was not sent: its path " + problem, Failures.nothing(call));
        });
        Exchange exchange = new Exchange(attempt, targets.pathAndQuery(call), settings.responseTimeout.toNanos());
        HttpUriRequestBase request = request(call, exchange, targets.host(call));
        StopSignal.Registration untilAnswered = stop.onStop(request::cancel);
        try (Watchdog.Watch watch = watchdog.watch(request::cancel)) {
            exchange.watchedBy(watch);
            return exchange(call, attempt, exchange, request);
        } finally {
            untilAnswered.close();
        }
    }

    private <T> PlanhatAnswer<T> exchange(
            PlanhatCall<T> call, Attempt attempt, Exchange exchange, HttpUriRequestBase request) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Exchange.attribute(), exchange);
        OpenAnswer answer = null;
        try {
            answer = new OpenAnswer(
                    client.executeOpen(targets.host(call), request, context), request, settings.maxAnswerBytes);
            if (exchange.phase() == Exchange.Phase.CONNECTING) {
                throw new ConnectException("the proxy refused it with status " + answer.status());
            }
            if (!call.reads(answer.status())) {
                throw AnswerErrors.of(call, answer, attempt.credential(), settings.time.now());
            }
            T value = call.reader().read(answer.status(), answer.body());
            answer.body().drain();
            return new PlanhatAnswer<>(answer.status(), value, attempt.number(), false);
        } catch (IOException | UncheckedIOException e) {
            throw failure(call, attempt, exchange, e, answer);
        } catch (IllegalStateException e) {
            // HttpClient's answer to a request that was cancelled between two of its steps.
            if (request.isCancelled()) {
                throw failure(call, attempt, exchange, e, answer);
            }
            throw e;
        } finally {
            if (answer != null) {
                answer.close();
            }
        }
    }

    private PlanhatHttpException failure(
            PlanhatCall<?> call, Attempt attempt, Exchange exchange, Exception e, OpenAnswer answer) {
        return new BrokenExchange(call, exchange, attempt.credential(), settings).explain(e, stop.isStopped(), answer);
    }

    private HttpUriRequestBase request(PlanhatCall<?> call, Exchange exchange, HttpHost host) {
        String shown = call.host() == PlanhatCall.Host.ANALYTICS ? "/(analytics)" : call.path();
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create(host.toURI() + shown));
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(new BodyEntity(call.body(), exchange));
        }
        return request;
    }

    @Override
    public void close() {
        watchdog.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
