/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;

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
        AnswerStream body = null;
        try (ClassicHttpResponse response = client.executeOpen(targets.host(call), request, context)) {
            if (!call.reads(response.getCode())) {
                throw AnswerErrors.of(call, response, attempt.credential(), settings.time.now());
            }
            body = body(response);
            T value = call.reader().read(response.getCode(), body);
            body.drain();
            return new PlanhatAnswer<>(response.getCode(), value, attempt.number(), false);
        } catch (IOException | UncheckedIOException e) {
            throw new BrokenExchange(call, exchange, attempt.credential(), settings).explain(e, stop.isStopped(), body);
        }
    }

    private HttpUriRequestBase request(PlanhatCall<?> call, Exchange exchange, HttpHost host) {
        String shown = call.host() == PlanhatCall.Host.ANALYTICS ? "/(analytics)" : call.path();
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), URI.create(host.toURI() + shown));
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (call.body() != null) {
            request.setEntity(new BodyEntity(call.body(), exchange));
        }
        return request;
    }

    private AnswerStream body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new AnswerStream(InputStream.nullInputStream(), settings.maxAnswerBytes);
        }
        if (response.getEntity().getContentLength() > settings.maxAnswerBytes) {
            throw new AnswerStream.TooLongException();
        }
        return new AnswerStream(response.getEntity().getContent(), settings.maxAnswerBytes);
    }

    @Override
    public void close() {
        watchdog.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
