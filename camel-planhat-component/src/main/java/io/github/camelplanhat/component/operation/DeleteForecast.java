/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.dryrun.Forecast;
import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** What {@link DeleteOperation} would do with a message, without doing it. */
public final class DeleteForecast implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final Map<IdKind, String> ids;
    private final DryRunSettings settings;

    /** @param ids values of the options that give an id */
    public DeleteForecast(
            PlanhatObject object, PlanhatClient client, Map<IdKind, String> ids, DryRunSettings settings) {
        this.object = object;
        this.client = client;
        this.ids = ids;
        this.settings = settings;
    }

    @Override
    public void process(Exchange exchange) {
        RecordAddress address = RecordAddress.of(exchange, object, Operation.DELETE, ids, Map.of());
        settings.run(exchange, object + "/delete", null, collector -> {
            Forecast forecast = new Forecast(object, settings.lookups(), client, collector::addLookupCalls);
            AddressedForecast addressed = new AddressedForecast(object, forecast);
            return addressed
                    .find(address)
                    .map(stored -> new Foretold(
                            OutcomeStatus.WOULD_DELETE, stored.id(), addressed.key(address), null, Map.of()))
                    .orElseGet(() -> addressed.notFound(address));
        });
    }
}
