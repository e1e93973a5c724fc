/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.CreateStatus;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.read.RecordView;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code POST /path}: stores one record and answers the whole of it. */
public final class CreateHandler implements CallHandler {
    private final Tenant tenant;
    private final RecordWriter writer;
    private final RecordView view;

    public CreateHandler(Tenant tenant, RecordWriter writer, RecordView view) {
        this.tenant = tenant;
        this.writer = writer;
        this.view = view;
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        Doc sent = OneRecord.of(tenant, call);
        Moment moment = new Moment(tenant.nowText(), 0);
        int status = tenant.behaviour().is(CreateStatus.OK_200) ? 200 : 201;
        return Answer.json(status, OneRecord.orBadRequest(() -> tenant.store().locked(() -> {
            Slot stored = writer.insert(object, sent, moment);
            return view.one(object, stored.doc(), ReadAs.CREATED);
        })));
    }
}
