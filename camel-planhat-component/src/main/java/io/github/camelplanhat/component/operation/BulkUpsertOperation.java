/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.bulk.BulkLanes;
import io.github.camelplanhat.component.bulk.BulkRun;
import io.github.camelplanhat.component.bulk.BulkSettings;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.BodyRecords;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;

/** Creates or updates any number of records; the body becomes a {@link BulkOutcome}. */
public final class BulkUpsertOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final BulkSettings settings;
    private final BulkLanes lanes;
    private final ExecutorService executor;
    private final Supplier<OutcomeCollector> collectors;

    public BulkUpsertOperation(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            BulkSettings settings,
            BulkLanes lanes,
            ExecutorService executor,
            Supplier<OutcomeCollector> collectors) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.settings = settings;
        this.lanes = lanes;
        this.executor = executor;
        this.collectors = collectors;
    }

    @Override
    public void process(Exchange exchange) {
        BulkOutcome outcome = null;
        try (BodyRecords records = BodyRecords.of(exchange, beanMapper)) {
            outcome = new BulkRun(object, settings, client, lanes, executor, collectors.get())
                    .run(withFixedValues(records));
        } catch (PlanhatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The records are in Planhat, whatever became of their source.
            throw new BodyException("the source of the records cannot be closed: " + e.getMessage(), e)
                    .withOutcome(outcome);
        }
        exchange.getMessage().setBody(outcome);
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, outcome.getCalls());
        exchange.getMessage().setHeader(PlanhatConstants.RECORDS, outcome.getRead());
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
                return r.problem() != null
                        ? r
                        : new PlanhatRecord(r.index(), FixedValues.add(object, r.fields()), r.original(), null);
            }
        };
    }
}
