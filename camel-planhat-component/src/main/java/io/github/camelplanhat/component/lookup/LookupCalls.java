/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import com.fasterxml.jackson.core.type.TypeReference;

import io.github.camelplanhat.component.client.PlanhatAnswer;
import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.client.PlanhatClient;
import io.github.camelplanhat.component.error.PlanhatHttpException;
import io.github.camelplanhat.component.paging.Page;
import io.github.camelplanhat.component.paging.PageReader;
import io.github.camelplanhat.component.paging.RecordIterator;
import io.github.camelplanhat.component.record.PlanhatJson;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/** The reads that find records, under the quota, and counted. */
public final class LookupCalls {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final PlanhatClient client;
    private final LongConsumer counter;
    private final PageReader reader = new PageReader();

    /** @param counter is told how many calls were used, also by those that fail */
    public LookupCalls(PlanhatClient client, LongConsumer counter) {
        this.client = client;
        this.counter = counter;
    }

    /** One record, or null if it is not there. */
    Map<String, Object> get(PlanhatObject object, IdKind kind, String value) {
        if (kind == IdKind.ID && (value.equals(".") || value.equals(".."))) {
            // No id: such a path would address another one.
            return null;
        }
        return send(
                        PlanhatCall.to("GET", "/" + object.path() + "/" + kind.pathSegment(value), LookupCalls::record)
                                .alsoRead(404),
                        object,
                        Operation.GET)
                .body();
    }

    private static Map<String, Object> record(int status, InputStream body) throws IOException {
        return status == 404 ? null : PlanhatJson.mapper().readValue(body, MAP);
    }

    /** Every record, or those that a filter leaves, also what a plain list leaves out. */
    public Iterator<Map<String, Object>> list(PlanhatObject object, String select, Map<String, String> filter) {
        List<Map<String, String>> passes = object.completeListPasses();
        boolean sorted = object.pagingParameters(Operation.LIST).contains("sort");
        return new RecordIterator(
                object + "/list",
                (pass, offset, limit) -> {
                    PlanhatCall.Builder<List<Map<String, Object>>> call = PlanhatCall.to(
                                    "GET", "/" + object.path(), reader)
                            .query(passes.get(pass))
                            .query(filter)
                            .query("select", select)
                            .query("limit", limit)
                            .query("offset", offset);
                    if (sorted) {
                        call.query("sort", "_id");
                    }
                    return page(send(call, object, Operation.LIST));
                },
                passes.size(),
                object.maxPageSize(),
                0,
                0,
                sorted,
                row -> true);
    }

    private static Page page(PlanhatAnswer<List<Map<String, Object>>> answer) {
        return new Page(answer.body(), answer.attempts());
    }

    Iterator<Map<String, Object>> leanList(PlanhatObject object) {
        return send(PlanhatCall.to("GET", "/" + object.path(Operation.LEAN_LIST), reader), object, Operation.LEAN_LIST)
                .body()
                .iterator();
    }

    private <T> PlanhatAnswer<T> send(PlanhatCall.Builder<T> call, PlanhatObject object, Operation operation) {
        try {
            PlanhatAnswer<T> answer = client.send(
                    call.named(object.uriName(), operation.uriName()).build());
            counter.accept(answer.attempts());
            return answer;
        } catch (PlanhatHttpException e) {
            counter.accept(e.getAttempts());
            throw e;
        }
    }
}
