/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.record.BodyException;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Changes the given fields of one record; the body becomes the stored record. The record is the one of the header or
 * option, else the one whose {@code _id}, external or source id the body carries. {@code _id} itself is not sent, because
 * Planhat may answer 400 to it (API sheet, section 1.3).
 */
public final class UpdateOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final Validation validation;
    private final Map<IdKind, String> ids;

    /** @param ids values of the options that give an id */
    public UpdateOperation(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            Validation validation,
            Map<IdKind, String> ids) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.validation = validation;
        this.ids = ids;
    }

    @Override
    public void process(Exchange exchange) {
        PlanhatRecord record = SingleRecord.of(exchange, beanMapper, object + "/update");
        RecordCalls calls = new RecordCalls(object, Operation.UPDATE, client);
        SingleRecord.failIfInvalid(record, validation, calls, object + "/update");
        RecordAddress address =
                calls.resolve(RecordAddress.of(exchange, object, Operation.UPDATE, ids, record.fields()));
        Map<String, Object> changes = new LinkedHashMap<>(record.fields());
        failIfAnother(object, address, changes.remove("_id"));
        calls.finish(
                exchange,
                calls.send(PlanhatCall.to("PUT", address.path(object), JsonAnswers.object())
                        .body(JsonBody.ofRecord(changes))
                        .records(1)
                        .repeatable(true)));
    }

    static void failIfAnother(PlanhatObject object, RecordAddress address, Object idOfBody) {
        if (idOfBody != null
                && address.kind() == IdKind.ID
                && !idOfBody.toString().strip().equals(address.value())) {
            throw new BodyException(
                    object + "/update was asked to change the record with the _id " + address.value()
                            + ", and the body is the one with the _id " + idOfBody
                            + ": which is meant? Remove one of the two",
                    null);
        }
    }
}
