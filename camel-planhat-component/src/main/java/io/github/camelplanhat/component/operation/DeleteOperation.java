/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Deletes one record; the body becomes what Planhat answers, whose form differs from object to object (API sheet, section
 * 1.9). A record that is not there is an error, unless it went away by an earlier attempt of the same call.
 */
public final class DeleteOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final Map<IdKind, String> ids;

    /** @param ids values of the options that give an id */
    public DeleteOperation(PlanhatObject object, PlanhatClient client, Map<IdKind, String> ids) {
        this.object = object;
        this.client = client;
        this.ids = ids;
    }

    @Override
    public void process(Exchange exchange) {
        RecordCalls calls = new RecordCalls(object, Operation.DELETE, client);
        RecordAddress address = calls.resolve(RecordAddress.of(exchange, object, Operation.DELETE, ids, Map.of()));
        PlanhatAnswer<Object> answer = calls.send(PlanhatCall.to("DELETE", address.path(object), JsonAnswers.anything())
                .repeatable(true)
                .alsoRead(404));
        if (!answer.repeatedAfterLoss() && nothingDeleted(answer)) {
            throw new PlanhatNotFoundException(new HttpFailure(
                    answer.status(), address + " is not there", object.uriName(), Operation.DELETE.uriName()));
        }
        calls.finish(exchange, answer);
    }

    private static boolean nothingDeleted(PlanhatAnswer<Object> answer) {
        if (answer.status() == 404) {
            return true;
        }
        if (!(answer.body() instanceof Map<?, ?> map)) {
            return false;
        }
        Object deleted = map.containsKey("deletedCount") ? map.get("deletedCount") : map.get("n");
        return deleted instanceof Number number && number.longValue() == 0;
    }
}
