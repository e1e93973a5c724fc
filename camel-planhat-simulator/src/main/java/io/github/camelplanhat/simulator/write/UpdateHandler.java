/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.read.IdLookup;
import io.github.camelplanhat.simulator.read.RecordView;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code PUT /path/id}: changes the properties that were sent and answers the whole record. */
public final class UpdateHandler implements CallHandler {
    private final Tenant tenant;
    private final RecordWriter writer;
    private final RecordView view;
    private final IdLookup ids;

    public UpdateHandler(Tenant tenant, RecordWriter writer, RecordView view) {
        this.tenant = tenant;
        this.writer = writer;
        this.view = view;
        ids = new IdLookup(tenant);
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        Doc sent = OneRecord.of(tenant, call);
        if (sent.has("_id")) {
            throw new HttpError(400, "_id cannot be changed");
        }
        return Answer.json(OneRecord.orBadRequest(() -> tenant.store().locked(() -> {
            Slot slot = ids.find(call.route()).orElseThrow(() -> new HttpError(404, object + " not found"));
            writer.update(object, slot, sent, new Moment(tenant.nowText(), 0));
            return view.one(object, slot.doc(), ReadAs.UPDATED);
        })));
    }
}
