/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.util.concurrent.SynchronousExecutorService;

import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;

/** What a user writes without this project: Camel's own components and EIPs, and a check of the counts. */
final class HandWritten implements Contender {
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();

    HandWritten(String url, String token) throws Exception {
        String host = url.substring("http://".length());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:upsert")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionSize(BATCH)
                        .completionPredicate(exchangeProperty(Exchange.SPLIT_COMPLETE))
                        .eagerCheckCompletion()
                        // Without it batches are queued without bound, and the answers come when the caller has gone
                        // on.
                        .executorService(new SynchronousExecutorService())
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .removeHeaders("*")
                        .setHeader(Exchange.HTTP_METHOD, constant("PUT"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader("Authorization", constant("Bearer " + token))
                        .to("http:" + host + "/companies")
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class)
                        .process(exchange -> count(exchange.getMessage().getBody(Map.class)));

                from("direct:get")
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .setHeader("Authorization", constant("Bearer " + token))
                        .setHeader(Exchange.HTTP_PATH, body())
                        .setBody(constant((Object) null))
                        .to("http:" + host + "/companies")
                        .unmarshal()
                        .json(JsonLibrary.Jackson, Map.class);

                from("direct:list")
                        .setProperty("offset", constant(0L))
                        .setProperty("more", constant(true))
                        .loopDoWhile(exchangeProperty("more"))
                        .removeHeaders("*")
                        .setBody(constant((Object) null))
                        .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                        .setHeader(
                                Exchange.HTTP_QUERY,
                                simple("limit=" + PAGE + "&offset=${exchangeProperty.offset}&sort=_id"))
                        .setHeader("Authorization", constant("Bearer " + token))
                        .to("http:" + host + "/companies")
                        .unmarshal()
                        .json(JsonLibrary.Jackson, List.class)
                        .process(exchange -> turnPage(exchange));
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    private void count(Map<?, ?> answer) {
        for (String errors : List.of("createdErrors", "updatedErrors")) {
            if (!((List<?>) answer.get(errors)).isEmpty()) {
                throw new IllegalStateException("the answer has " + errors);
            }
        }
        for (String kind : List.of("created", "updated", "nonupdates")) {
            confirmed.addAndGet(((Number) answer.get(kind)).longValue());
        }
        calls.incrementAndGet();
    }

    private void turnPage(Exchange exchange) {
        int received = exchange.getMessage().getBody(List.class).size();
        exchange.setProperty("offset", exchange.getProperty("offset", Long.class) + received);
        exchange.setProperty("more", received == PAGE);
        calls.incrementAndGet();
    }

    @Override
    public Done upsert(Iterator<Map<String, Object>> records) {
        confirmed.set(0);
        calls.set(0);
        template.requestBody("direct:upsert", records);
        return new Done(confirmed.get(), calls.get());
    }

    @Override
    public Done list() {
        calls.set(0);
        Exchange done = template.request("direct:list", exchange -> {});
        if (done.getException() != null) {
            throw new IllegalStateException(done.getException());
        }
        return new Done(done.getProperty("offset", Long.class), calls.get());
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> get(String id) {
        return template.requestBody("direct:get", (Object) id, Map.class);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
