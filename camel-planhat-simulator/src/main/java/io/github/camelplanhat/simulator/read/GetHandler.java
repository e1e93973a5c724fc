/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.read;

import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.store.Doc;
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
        Doc record = tenant.store()
                .locked(() -> ids.find(call.route()))
                .orElseThrow(() -> new HttpError(404, call.route().object() + " not found"))
                .doc();
        return Answer.json(view.one(call.route().object(), record, ReadAs.GET));
    }
}
