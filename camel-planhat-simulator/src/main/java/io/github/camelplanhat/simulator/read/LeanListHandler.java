/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import java.util.List;

import io.github.camelplanhat.model.ListFilter;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.json.Json;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static io.github.camelplanhat.model.Operation.LEAN_LIST;

/** {@code GET /leancompanies}: all at once, with the few fields that the catalogue names (API sheet, section 2.4). */
public final class LeanListHandler implements CallHandler {
    private final Tenant tenant;

    public LeanListHandler(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        List<Doc> records = tenant.store().locked(() -> tenant.store().of(object).slots().stream()
                .map(Slot::doc)
                .filter(record -> matches(object, record, call))
                .toList());
        return Answer.json(tenant.json().write(out -> {
            out.writeStartArray();
            for (Doc record : records) {
                out.writeStartObject();
                for (String name : object.leanFields()) {
                    if (record.has(name)) {
                        out.writeFieldName(name);
                        Json.value(out, record.get(name));
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        }));
    }

    private static boolean matches(PlanhatObject object, Doc record, Call call) {
        return object.filters(LEAN_LIST).stream().map(ListFilter::name).allMatch(name -> call.query()
                .get(name)
                .map(value -> value.equals(record.text(name)))
                .orElse(true));
    }
}
