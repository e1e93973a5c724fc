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
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.outcome.RecordOutcome;
import io.github.camelplanhat.component.record.BodyRecords;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.component.validate.ValidationRun;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Creates, updates, or both, any number of records; the body becomes a {@link BulkOutcome}. */
public final class BulkWriteOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final Operation operation;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final Validation validation;
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
            Validation validation,
            BulkSettings settings,
            LookupSettings lookups,
            BulkLanes lanes,
            ExecutorService executor,
            Supplier<OutcomeCollector> collectors) {
        this.object = object;
        this.operation = operation;
        this.client = client;
        this.beanMapper = beanMapper;
        this.validation = validation;
        this.settings = settings;
        this.lookups = lookups;
        this.lanes = lanes;
        this.executor = executor;
        this.collectors = collectors;
    }

    @Override
    public void process(Exchange exchange) {
        OutcomeCollector collector = collectors.get();
        ValidationRun checks = validation.start(collector::addLookupCalls);
        BulkRun run = new BulkRun(object, operation, settings, lookups, client, lanes, executor, collector);
        try {
            BulkExchange.run(
                    exchange,
                    () -> BodyRecords.of(exchange, beanMapper),
                    records -> run.run(checked(records, checks, collector)));
        } finally {
            checks.end();
        }
    }

    private Iterator<PlanhatRecord> checked(BodyRecords records, ValidationRun checks, OutcomeCollector collector) {
        boolean asTheyAre = object.fixedValues().isEmpty();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public PlanhatRecord next() {
                PlanhatRecord r = check(records.next());
                return asTheyAre || r.problem() != null ? r : r.with(FixedValues.add(object, r.fields()), null);
            }

            /** The record has been taken from the input: if it cannot be checked, that is its outcome. */
            private PlanhatRecord check(PlanhatRecord record) {
                try {
                    return checks.check(record);
                } catch (PlanhatException e) {
                    collector.add(new RecordOutcome(
                            record.index(),
                            OutcomeStatus.REFUSED,
                            null,
                            null,
                            "not stored: " + e.getMessage(),
                            false,
                            record.original()));
                    throw e;
                }
            }
        };
    }
}
