/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code GET /path/id} */
public final class GetHandler implements CallHandler {
    private final Tenant tenant;
    private final RecordView view;
    private final IdLookup ids;

    public GetHandler(Tenant tenant, RecordView view) {
        this.tenant = tenant;
        this.view = view;
        ids = new IdLookup(tenant);
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        return Answer.json(tenant.store().locked(() -> ids.find(call.route())
                .map(slot -> view.one(object, slot.doc(), ReadAs.GET))
                .orElseThrow(() -> new HttpError(404, object + " not found"))));
    }
}
