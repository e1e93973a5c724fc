/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.outcome.BulkOutcome;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.BodyRecords;

/** A message whose body goes into a bulk operation record by record, and comes out as its outcome. */
public final class BulkExchange {
    private BulkExchange() {}

    public static void run(Exchange exchange, Supplier<BodyRecords> body, Function<BodyRecords, BulkOutcome> run) {
        BulkOutcome outcome = null;
        try (BodyRecords records = body.get()) {
            outcome = run.apply(records);
        } catch (PlanhatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The records are in Planhat, whatever became of their source.
            throw new BodyException("the source of the records cannot be closed: " + e.getMessage(), e)
                    .withOutcome(outcome);
        }
        finish(exchange, outcome);
    }

    static void finish(Exchange exchange, BulkOutcome outcome) {
        exchange.getMessage().setBody(outcome);
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, outcome.getCalls());
        exchange.getMessage().setHeader(PlanhatConstants.RECORDS, outcome.getRead());
    }
}
