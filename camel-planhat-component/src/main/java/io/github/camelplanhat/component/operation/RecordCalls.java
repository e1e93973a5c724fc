/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.HttpFailure;
import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** The calls that operations on single records have in common; counts what one message used. */
final class RecordCalls {
    private final PlanhatObject object;
    private final Operation operation;
    private final PlanhatClient client;
    private long calls;

    RecordCalls(PlanhatObject object, Operation operation, PlanhatClient client) {
        this.object = object;
        this.operation = operation;
        this.client = client;
    }

    <T> PlanhatAnswer<T> send(PlanhatCall.Builder<T> call) {
        PlanhatAnswer<T> answer =
                client.send(call.named(object.uriName(), operation.uriName()).build());
        calls += answer.attempts();
        return answer;
    }

    /** Counts calls that were made elsewhere for the same message. */
    void add(long number) {
        calls += number;
    }

    PlanhatAnswer<Map<String, Object>> get(RecordAddress address) {
        return send(PlanhatCall.to("GET", address.path(object), JsonAnswers.object()));
    }

    /**
     * An address that the operation's path takes: the given one, or Planhat's own id, looked up, where the path takes no
     * other.
     */
    RecordAddress resolve(RecordAddress address) {
        if (object.idKinds(operation).contains(address.kind())) {
            return address;
        }
        Map<String, Object> found = get(address).body();
        Object id = found == null ? null : found.get("_id");
        if (id == null) {
            throw new PlanhatNotFoundException(
                    new HttpFailure(0, address + " leads to no _id", object.uriName(), operation.uriName()));
        }
        return new RecordAddress(IdKind.ID, id.toString());
    }

    void finish(Exchange exchange, PlanhatAnswer<?> answer) {
        exchange.getMessage().setBody(answer.body());
        exchange.getMessage().setHeader(PlanhatConstants.HTTP_STATUS, answer.status());
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, calls);
    }
}
