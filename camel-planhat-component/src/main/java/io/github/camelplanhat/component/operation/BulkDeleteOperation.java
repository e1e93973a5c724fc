/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.bulk.BulkDeleteRun;
import io.github.camelplanhat.component.bulk.BulkSettings;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.model.PlanhatObject;

/** Deletes any number of records by ids, keys or records; the body becomes a {@link BulkOutcome}. */
public final class BulkDeleteOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final BulkSettings settings;
    private final LookupSettings lookups;
    private final int maxInFlight;
    private final ExecutorService executor;
    private final Supplier<OutcomeCollector> collectors;

    /** @param maxInFlight most calls that the component may have on their way */
    public BulkDeleteOperation(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            BulkSettings settings,
            LookupSettings lookups,
            int maxInFlight,
            ExecutorService executor,
            Supplier<OutcomeCollector> collectors) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.settings = settings;
        this.lookups = lookups;
        this.maxInFlight = maxInFlight;
        this.executor = executor;
        this.collectors = collectors;
    }

    @Override
    public void process(Exchange exchange) {
        BulkDeleteRun run =
                new BulkDeleteRun(object, settings, lookups, maxInFlight, client, executor, collectors.get());
        BulkExchange.run(
                exchange,
                () -> RecordIds.read(exchange, beanMapper),
                records -> run.run(RecordIds.of(object, records)));
    }
}
