/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.bulk.BulkLanes;
import io.github.camelplanhat.component.bulk.BulkRun;
import io.github.camelplanhat.component.bulk.BulkSettings;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.record.BodyRecords;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Creates, updates, or both, any number of records; the body becomes a {@link BulkOutcome}. */
public final class BulkWriteOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final Operation operation;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final BulkSettings settings;
    private final LookupSettings lookups;
    private final BulkLanes lanes;
    private final ExecutorService executor;
    private final Supplier<OutcomeCollector> collectors;

    /** @param operation BULK_UPSERT, BULK_UPDATE or BULK_INSERT */
    public BulkWriteOperation(
            PlanhatObject object,
            Operation operation,
            PlanhatClient client,
            ObjectMapper beanMapper,
            BulkSettings settings,
            LookupSettings lookups,
            BulkLanes lanes,
            ExecutorService executor,
            Supplier<OutcomeCollector> collectors) {
        this.object = object;
        this.operation = operation;
        this.client = client;
        this.beanMapper = beanMapper;
        this.settings = settings;
        this.lookups = lookups;
        this.lanes = lanes;
        this.executor = executor;
        this.collectors = collectors;
    }

    @Override
    public void process(Exchange exchange) {
        BulkRun run = new BulkRun(object, operation, settings, lookups, client, lanes, executor, collectors.get());
        BulkExchange.run(
                exchange, () -> BodyRecords.of(exchange, beanMapper), records -> run.run(withFixedValues(records)));
    }

    private Iterator<PlanhatRecord> withFixedValues(BodyRecords records) {
        if (object.fixedValues().isEmpty()) {
            return records;
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public PlanhatRecord next() {
                PlanhatRecord r = records.next();
                return r.problem() != null ? r : r.with(FixedValues.add(object, r.fields()), null);
            }
        };
    }
}
