/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.function.Supplier;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.operation.BulkExchange;
import io.github.camelplanhat.component.operation.PlanhatOperation;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.record.BodyRecords;

/** Sends what the body holds, one record or many, to the analytics host; the body becomes a {@link BulkOutcome}. */
public final class EventOperation implements PlanhatOperation {
    private final EventKind<?> kind;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final EventSettings settings;
    private final Supplier<OutcomeCollector> collectors;

    EventOperation(
            EventKind<?> kind,
            PlanhatClient client,
            ObjectMapper beanMapper,
            EventSettings settings,
            Supplier<OutcomeCollector> collectors) {
        this.kind = kind;
        this.client = client;
        this.beanMapper = beanMapper;
        this.settings = settings;
        this.collectors = collectors;
    }

    @Override
    public void process(Exchange exchange) {
        BulkExchange.run(exchange, () -> BodyRecords.of(exchange, beanMapper), records -> new EventRun<>(
                        kind, client, settings, collectors.get())
                .run(records));
    }
}
