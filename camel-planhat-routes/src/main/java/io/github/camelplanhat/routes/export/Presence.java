/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.export;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import org.apache.camel.CamelContext;

import io.github.camelplanhat.component.error.PlanhatNotFoundException;
import io.github.camelplanhat.component.paging.RecordStream;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.PlanhatCall;

/** Whether single records are still there: asked for by id, or looked for in a second pass where Planhat knows no such call. */
final class Presence {
    private final CamelContext context;
    private final PlanhatObject object;
    private final LongConsumer calls;

    /** @param calls is told how many calls were used */
    Presence(CamelContext context, PlanhatObject object, LongConsumer calls) {
        this.context = context;
        this.object = object;
        this.calls = calls;
    }

    boolean asksById() {
        return object.allows(Operation.GET);
    }

    /** The record of an object that can be asked for by id; empty if there is none, or if it belongs to another object now. */
    @SuppressWarnings("unchecked")
    Optional<Map<String, Object>> get(String id) {
        try (PlanhatCall call = call("get?priority=backfill")) {
            var answer = call.send(id);
            calls.accept(PlanhatCall.calls(answer));
            Map<String, Object> record = answer.getMessage().getBody(Map.class);
            boolean ours = object.fixedValues().entrySet().stream()
                    .allMatch(fixed -> fixed.getValue().equals(record.get(fixed.getKey())));
            return ours ? Optional.of(record) : Optional.empty();
        } catch (PlanhatNotFoundException e) {
            calls.accept(e.getAttempts());
            return Optional.empty();
        }
    }

    /** Those of the ids that a second pass over the whole list finds. */
    Set<String> inSecondPass(Collection<String> ids) {
        Set<String> found = new HashSet<>();
        try (PlanhatCall call = call("list?stream=true&complete=true&probeEnd=true&priority=backfill")) {
            Iterator<?> rows = call.send(null).getMessage().getBody(Iterator.class);
            try {
                while (rows.hasNext()) {
                    String id = String.valueOf(((Map<?, ?>) rows.next()).get("_id"));
                    if (ids.contains(id)) {
                        found.add(id);
                    }
                }
            } finally {
                calls.accept(rows instanceof RecordStream counted ? counted.calls() : 0);
            }
        }
        return found;
    }

    private PlanhatCall call(String operation) {
        return new PlanhatCall(context.getEndpoint("planhat:" + object + "/" + operation));
    }
}
