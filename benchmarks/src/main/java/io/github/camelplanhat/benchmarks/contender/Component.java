/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.benchmarks.contender;

import java.util.Iterator;
import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import io.github.camelplanhat.benchmarks.measure.ProcessMeter.Done;
import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.paging.RecordStream;

/** {@code planhat:} as a user has it in a route; only the quota is out of the way. */
final class Component implements Contender {
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    Component(String url, String token) throws Exception {
        camel.addComponent("planhat", Unlimited.component(url, token));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:upsert").to("planhat:company/bulkUpsert");
                from("direct:get").to("planhat:company/get");
                from("direct:list").to("planhat:company/list?stream=true").process(exchange -> {
                    RecordStream records = exchange.getMessage().getBody(RecordStream.class);
                    long count = 0;
                    for (; records.hasNext(); count++) {
                        records.next();
                    }
                    exchange.getMessage().setBody(new Done(count, records.calls()));
                });
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @Override
    public Done upsert(Iterator<Map<String, Object>> records) {
        BulkOutcome outcome = template.requestBody("direct:upsert", records, BulkOutcome.class);
        long confirmed = outcome.getCreated() + outcome.getUpdated() + outcome.getUnchanged();
        if (confirmed != outcome.getRead()) {
            throw new IllegalStateException("not all were stored: " + outcome);
        }
        return new Done(confirmed, outcome.getCalls());
    }

    @Override
    public Done list() {
        return template.requestBody("direct:list", null, Done.class);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> get(String id) {
        return template.requestBodyAndHeader("direct:get", null, PlanhatConstants.ID, id, Map.class);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
