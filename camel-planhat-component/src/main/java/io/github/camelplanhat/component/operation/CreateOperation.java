/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.apache.camel.Exchange;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatException;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.error.PlanhatUnavailableException;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.component.validate.Validation;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Creates one record; the body becomes the stored record. When the answer is lost, the record is looked up by its
 * external or source id before it is created again; a record without either is not created again.
 */
public final class CreateOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final ObjectMapper beanMapper;
    private final Validation validation;
    private final int maxRepeats;
    private final Duration quietTime;

    /**
     * @param maxRepeats how often a record that is not there after a lost answer is created again
     * @param quietTime pause before the look-up, because the first call may still be running
     */
    public CreateOperation(
            PlanhatObject object,
            PlanhatClient client,
            ObjectMapper beanMapper,
            Validation validation,
            int maxRepeats,
            Duration quietTime) {
        this.object = object;
        this.client = client;
        this.beanMapper = beanMapper;
        this.validation = validation;
        this.maxRepeats = maxRepeats;
        this.quietTime = quietTime;
    }

    @Override
    public void process(Exchange exchange) {
        PlanhatRecord record = SingleRecord.of(exchange, beanMapper, object + "/create");
        Map<String, Object> fields = FixedValues.add(object, record.fields());
        JsonBody body = JsonBody.ofRecord(fields);
        RecordAddress address = lookUpAddress(record);
        RecordCalls calls = new RecordCalls(object, Operation.CREATE, client);
        SingleRecord.failIfInvalid(record, validation, calls, object + "/create");
        for (int repeat = 0; ; repeat++) {
            try {
                calls.finish(
                        exchange,
                        calls.send(PlanhatCall.to("POST", "/" + object.path(), JsonAnswers.object())
                                .body(body)
                                .records(1)));
                return;
            } catch (PlanhatUnavailableException e) {
                if (!e.mayHaveBeenCarriedOut() || address == null || repeat >= maxRepeats) {
                    throw e;
                }
                PlanhatAnswer<Map<String, Object>> stored = lookUp(calls, address, e);
                if (stored != null) {
                    if (!sameCompany(record, stored.body(), address)) {
                        throw e;
                    }
                    calls.finish(exchange, stored);
                    return;
                }
            }
        }
    }

    /** The id by which the record can be found again; the source id first, because it is unique everywhere. */
    private RecordAddress lookUpAddress(PlanhatRecord record) {
        for (IdKind kind : new IdKind[] {IdKind.SOURCE_ID, IdKind.EXTERNAL_ID}) {
            String value = object.idField(kind).map(record::key).orElse(null);
            if (value != null && object.idKinds(Operation.GET).contains(kind)) {
                return new RecordAddress(kind, value);
            }
        }
        return null;
    }

    /** External ids are unique per company only: what was found may be another company's record. */
    private boolean sameCompany(PlanhatRecord sent, Map<String, Object> found, RecordAddress address) {
        if (address.kind() == IdKind.SOURCE_ID || object.companyReference().isEmpty()) {
            return true;
        }
        String field = object.companyReference().get().field();
        return found != null && Objects.equals(sent.fields().get(field), found.get(field));
    }

    /** The stored record, or null; a look-up that fails leaves the lost answer as the failure to tell. */
    private PlanhatAnswer<Map<String, Object>> lookUp(
            RecordCalls calls, RecordAddress address, PlanhatUnavailableException lost) {
        try {
            client.pause(quietTime);
            return calls.get(address);
        } catch (PlanhatNotFoundException e) {
            return null;
        } catch (PlanhatException e) {
            lost.addSuppressed(e);
            throw lost;
        }
    }
}
