/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.bulk.RunProblems;
import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.lookup.LookupSettings;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.outcome.RecordOutcome;

/**
 * How a dry run of an operation on one record looks things up, and what it tells: like a bulk operation of one record.
 *
 * @param collectors make the outcome
 * @param failOnRefused whether to end with an exception if the record would be refused
 */
public record DryRunSettings(LookupSettings lookups, Supplier<OutcomeCollector> collectors, boolean failOnRefused) {

    /** Puts what is foretold into the message; a failure has no outcome, for nothing is known then. */
    void run(Exchange exchange, String what, Object original, Function<OutcomeCollector, Foretold> forecast) {
        OutcomeCollector collector = collectors.get();
        Foretold foretold = forecast.apply(collector);
        collector.add(new RecordOutcome(
                0,
                foretold.status(),
                foretold.id(),
                foretold.key(),
                foretold.reason(),
                false,
                original,
                foretold.changes()));
        PlanhatException refused = new RunProblems(what, collector, failOnRefused).find();
        if (refused != null) {
            throw refused.withOutcome(collector.outcome());
        }
        BulkExchange.finish(exchange, collector.outcome());
    }
}
