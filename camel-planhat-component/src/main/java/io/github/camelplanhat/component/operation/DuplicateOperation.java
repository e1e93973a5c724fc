/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.function.Supplier;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.bulk.BulkSettings;
import io.github.camelplanhat.component.bulk.DuplicateRun;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.model.PlanhatObject;

/** Has Planhat copy records by their ids (API sheet, section 2.19); the body becomes a {@link BulkOutcome}. */
public final class DuplicateOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final BulkSettings settings;
    private final LookupSettings lookups;
    private final Supplier<OutcomeCollector> collectors;

    public DuplicateOperation(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            BulkSettings settings,
            LookupSettings lookups,
            Supplier<OutcomeCollector> collectors) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.settings = settings;
        this.lookups = lookups;
        this.collectors = collectors;
    }

    @Override
    public void process(Exchange exchange) {
        OutcomeCollector collector = collectors.get();
        Lookup lookup = new Lookup(object, lookups, client, collector::addLookupCalls);
        DuplicateRun run = new DuplicateRun(object, settings, client, lookup, collector);
        BulkExchange.run(
                exchange,
                () -> RecordIds.read(exchange, beanMapper),
                records -> run.run(RecordIds.of(object, records)));
        exchange.getMessage().setHeader(PlanhatConstants.CREATED_IDS, run.copies());
    }
}
