/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.dryrun.Forecast;
import io.github.camelplanhat.component.dryrun.Foretold;
import io.github.camelplanhat.component.lookup.Stored;
import io.github.camelplanhat.component.outcome.OutcomeCollector;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** What {@link UpdateOperation} would do with a message, without doing it. */
public final class UpdateForecast implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final Validation validation;
    private final Map<IdKind, String> ids;
    private final DryRunSettings settings;

    /** @param ids values of the options that give an id */
    public UpdateForecast(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            Validation validation,
            Map<IdKind, String> ids,
            DryRunSettings settings) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.validation = validation;
        this.ids = ids;
        this.settings = settings;
    }

    @Override
    public void process(Exchange exchange) {
        String what = object + "/update";
        PlanhatRecord record = SingleRecord.of(exchange, beanMapper, what);
        settings.run(exchange, what, record.original(), collector -> {
            SingleRecord.failIfInvalid(record, validation, collector::addLookupCalls, what);
            RecordAddress address = RecordAddress.of(exchange, object, Operation.UPDATE, ids, record.fields());
            return foretell(record, address, collector);
        });
    }

    private Foretold foretell(PlanhatRecord record, RecordAddress address, OutcomeCollector collector) {
        Map<String, Object> fields = new LinkedHashMap<>(record.fields());
        Object idOfBody = fields.remove("_id");
        if (object.idKinds(Operation.UPDATE).contains(address.kind())) {
            UpdateOperation.failIfAnother(object, address, idOfBody);
        }
        JsonBody.ofRecord(fields);
        Forecast forecast = new Forecast(object, settings.lookups(), client, collector::addLookupCalls);
        AddressedForecast addressed = new AddressedForecast(object, forecast);
        Stored stored = addressed.find(address).orElse(null);
        if (stored == null) {
            return addressed.notFound(address);
        }
        if (!object.idKinds(Operation.UPDATE).contains(address.kind())) {
            UpdateOperation.failIfAnother(object, new RecordAddress(IdKind.ID, stored.id()), idOfBody);
        }
        PlanhatRecord change = record.with(fields, null);
        forecast.prepareChange(change, stored);
        return forecast.change(change, stored, addressed.key(address));
    }
}
