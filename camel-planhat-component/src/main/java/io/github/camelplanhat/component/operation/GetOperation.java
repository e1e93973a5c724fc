/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Reads one record; the body becomes a Map of its fields. An unknown id is an error. */
public final class GetOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final Map<IdKind, String> ids;

    /** @param ids values of the options that give an id */
    public GetOperation(PlanhatObject object, PlanhatClient client, Map<IdKind, String> ids) {
        this.object = object;
        this.client = client;
        this.ids = ids;
    }

    @Override
    public void process(Exchange exchange) {
        RecordAddress address = RecordAddress.of(exchange, object, Operation.GET, ids, Map.of());
        RecordCalls calls = new RecordCalls(object, Operation.GET, client);
        calls.finish(exchange, calls.get(address));
    }
}
