/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.dryrun.Forecast;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** What {@link CreateOperation} would do with a message, without doing it. */
public final class CreateForecast implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final Validation validation;
    private final DryRunSettings settings;

    public CreateForecast(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            Validation validation,
            DryRunSettings settings) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.validation = validation;
        this.settings = settings;
    }

    @Override
    public void process(Exchange exchange) {
        String what = object + "/create";
        PlanhatRecord given = SingleRecord.of(exchange, beanMapper, what);
        PlanhatRecord record = given.with(FixedValues.add(object, given.fields()), null);
        JsonBody.ofRecord(record.fields());
        settings.run(exchange, what, given.original(), collector -> {
            SingleRecord.failIfInvalid(given, validation, collector::addLookupCalls, what);
            Forecast forecast = new Forecast(object, settings.lookups(), client, collector::addLookupCalls);
            forecast.prepare(List.of(record), Operation.CREATE, true);
            return forecast.create(record);
        });
    }
}
