/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;

import io.github.camelplanhat.component.PlanhatConstants;
import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.paging.PageReader;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** Lists ids and names of all records in one call; the body becomes a List of Maps, or an iterator of them. */
public final class LeanListOperation implements PlanhatOperation {
    private final PlanhatObject object;
    private final PlanhatClient client;
    private final Map<String, Object> filters;
    private final boolean stream;
    private final PageReader reader = new PageReader();

    public LeanListOperation(PlanhatObject object, PlanhatClient client, Map<String, Object> filters, boolean stream) {
        this.object = object;
        this.client = client;
        this.filters = filters;
        this.stream = stream;
    }

    @Override
    public void process(Exchange exchange) {
        PlanhatAnswer<List<Map<String, Object>>> answer =
                client.send(PlanhatCall.to("GET", "/" + object.path(Operation.LEAN_LIST), reader)
                        .named(object.uriName(), Operation.LEAN_LIST.uriName())
                        .query(QueryParameters.of(exchange, filters))
                        .build());
        exchange.getMessage().setBody(stream ? answer.body().iterator() : answer.body());
        exchange.getMessage().setHeader(PlanhatConstants.CALLS, (long) answer.attempts());
        exchange.getMessage()
                .setHeader(PlanhatConstants.RECORDS, (long) answer.body().size());
    }
}
