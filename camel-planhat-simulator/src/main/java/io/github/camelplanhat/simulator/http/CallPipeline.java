/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.simulator.auth.Tokens;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.BulkCalls;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.call.Query;
import io.github.camelplanhat.simulator.call.Route;
import io.github.camelplanhat.simulator.fault.Fault;
import io.github.camelplanhat.simulator.fault.SimulatedCall;
import io.github.camelplanhat.simulator.journal.Host;
import io.github.camelplanhat.simulator.journal.JournalEntry;
import io.github.camelplanhat.simulator.quota.QuotaGate.Verdict;

/**
 * The way of every call through one host: journal, quota at the arrival, body, latency, fault, work, answer. Quota and
 * overlap of bulk calls begin before the body is read, because Planhat sees a call as soon as its headers come in.
 */
final class CallPipeline implements HttpHandler {
    private static final long LARGEST_BODY = 32L << 20;
    private static final String ANONYMOUS = "";

    private final Host host;
    private final ServerContext context;
    private final CallHandler handler;
    private final AtomicInteger inFlight = new AtomicInteger();

    CallPipeline(Host host, ServerContext context, CallHandler handler) {
        this.host = host;
        this.context = context;
        this.handler = handler;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int parallel = inFlight.incrementAndGet();
        Route route = route(exchange);
        String token = token(exchange);
        Verdict verdict = host == Host.API ? context.quota().arrive(token) : null;
        BulkCalls.BulkCall bulk =
                isBulk(route) ? context.bulkCalls().begin(route.object().path()) : null;
        Once end = new Once(() -> {
            if (bulk != null) {
                context.bulkCalls().end(bulk);
            }
            if (verdict != null) {
                context.quota().leave(token);
            }
            inFlight.decrementAndGet();
        });
        try (exchange) {
            JournalEntry entry = context.journal().arrived(received(exchange, route, parallel));
            run(exchange, route, verdict, bulk, entry, new AnswerSender(exchange, context, entry, end));
        } finally {
            end.run();
        }
    }

    private void run(
            HttpExchange exchange,
            Route route,
            Verdict verdict,
            BulkCalls.BulkCall bulk,
            JournalEntry entry,
            AnswerSender sender)
            throws IOException {
        Body body = Body.read(exchange.getRequestBody(), LARGEST_BODY, contentLength(exchange));
        context.journal().bodyRead(entry, body.bytes(), body.size());
        if (verdict != null && !verdict.admitted()) {
            sender.send(tooMany(verdict));
            return;
        }
        context.pauses().pause(context.latency());
        Fault fault = context.faults().take(simulated(entry)).orElse(null);
        if (fault instanceof Fault.ConnectionClosed) {
            sender.closeWithoutAnswer();
            return;
        }
        if (fault instanceof Fault.Status status) {
            sender.send(Answer.guessed(status.code(), status.body(), status.headers()));
            return;
        }
        if (fault instanceof Fault.Delay delay) {
            context.pauses().pause(delay.time());
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        Query query = new Query(entry.query());
        sender.send(work(body, new Call(route, query, authorization, contentType, body.bytes(), bulk)), fault);
    }

    private Answer work(Body body, Call call) {
        try {
            if (body.size() > LARGEST_BODY) {
                throw new HttpError(413, "the body is larger than 32 MB");
            }
            return handler.handle(call);
        } catch (HttpError error) {
            return context.errors().apply(error);
        } catch (RuntimeException defect) {
            return context.errors().apply(new HttpError(500, "the simulator failed: " + defect));
        }
    }

    private Answer tooMany(Verdict verdict) {
        Answer answer = context.errors().apply(new HttpError(429, verdict.reason()));
        long seconds = (verdict.untilFree().toMillis() + 999) / 1000;
        return context.quota().rules().retryAfter() ? answer.withHeader("Retry-After", "" + seconds) : answer;
    }

    private Route route(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        return host == Host.API
                ? Route.api(exchange.getRequestMethod(), path)
                : Route.analytics(exchange.getRequestMethod(), path);
    }

    private static boolean isBulk(Route route) {
        return route.operation() == Operation.BULK_UPSERT;
    }

    private static String token(HttpExchange exchange) {
        return Tokens.ofHeader(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse(ANONYMOUS);
    }

    private static long contentLength(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        try {
            return length == null ? chunked ? -1 : 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private JournalEntry.Received received(HttpExchange exchange, Route route, int parallel) {
        URI uri = exchange.getRequestURI();
        return new JournalEntry.Received(
                context.clock().instant(),
                host,
                exchange.getRequestMethod(),
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                Map.copyOf(exchange.getRequestHeaders()),
                route.object(),
                route.operation(),
                System.nanoTime(),
                parallel);
    }

    private static SimulatedCall simulated(JournalEntry entry) {
        return new SimulatedCall(
                entry.host(),
                entry.method(),
                entry.path(),
                entry.query(),
                entry.object().orElse(null),
                entry.operation().orElse(null),
                entry.bodySize());
    }
}
