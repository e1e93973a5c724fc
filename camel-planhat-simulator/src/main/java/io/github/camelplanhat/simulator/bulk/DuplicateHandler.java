/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.bulk;

import java.util.List;

import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.json.MalformedJsonException;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static io.github.camelplanhat.model.PlanhatObject.TIME_ENTRY;

/** {@code POST /timeentries/duplicate}: copies the entries that exist, and says so as a bulk call does (section 2.19). */
public final class DuplicateHandler implements CallHandler {
    private final Tenant tenant;

    public DuplicateHandler(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public Answer handle(Call call) {
        List<?> ids = ids(call);
        BulkResult result = new BulkResult(tenant);
        String now = tenant.nowText();
        tenant.store().locked(() -> {
            ids.forEach(id ->
                    tenant.store().of(TIME_ENTRY).byId(String.valueOf(id)).ifPresent(slot -> copy(slot, now, result)));
            return result;
        });
        return Answer.json(result.status(), result.body(TIME_ENTRY, 0));
    }

    private void copy(Slot original, String now, BulkResult result) {
        Doc copy = original.doc()
                .edit()
                .set("_id", tenant.store().ids().next())
                .set("createdAt", now)
                .set("updatedAt", now)
                .build();
        result.inserted(tenant.store().of(TIME_ENTRY).add(copy, 0).id(), copy);
    }

    private List<?> ids(Call call) {
        try {
            if (tenant.json().read(call.body()) instanceof Doc body && body.get("ids") instanceof List<?> ids) {
                return ids;
            }
            throw new HttpError(400, "the body must be an object with an array ids");
        } catch (MalformedJsonException e) {
            throw new HttpError(400, e.getMessage());
        }
    }
}
