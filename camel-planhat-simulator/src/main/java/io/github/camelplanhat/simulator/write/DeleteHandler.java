/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.write;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.behaviour.Switch.DeleteAnswer;
import io.github.camelplanhat.simulator.behaviour.Switch.DeleteUnknown;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.quirk.QuirksOf;
import io.github.camelplanhat.simulator.quirk.ReadAs;
import io.github.camelplanhat.simulator.read.IdLookup;
import io.github.camelplanhat.simulator.read.RecordView;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code DELETE /path/id} (API sheet, section 1.9). */
public final class DeleteHandler implements CallHandler {
    private final Tenant tenant;
    private final QuirksOf quirks;
    private final RecordView view;
    private final IdLookup ids;

    public DeleteHandler(Tenant tenant, QuirksOf quirks, RecordView view) {
        this.tenant = tenant;
        this.quirks = quirks;
        this.view = view;
        ids = new IdLookup(tenant);
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        return tenant.store().locked(() -> ids.find(call.route())
                .map(slot -> deleted(object, slot))
                .orElseGet(() -> unknown(object)));
    }

    private Answer deleted(PlanhatObject object, Slot slot) {
        tenant.store().of(object).remove(slot);
        return quirks.object(object).deleteAnswersRecord()
                ? Answer.json(view.one(object, slot.doc(), ReadAs.GET))
                : counts(1);
    }

    private Answer unknown(PlanhatObject object) {
        if (tenant.behaviour().is(DeleteUnknown.NOT_FOUND)) {
            throw new HttpError(404, object + " not found");
        }
        return counts(0);
    }

    private Answer counts(int deleted) {
        DeleteAnswer shape = tenant.behaviour().of(DeleteAnswer.class);
        if (shape == DeleteAnswer.EMPTY) {
            return Answer.empty(200);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("n", deleted);
        body.put("ok", 1);
        if (shape == DeleteAnswer.COUNTS) {
            body.put("deletedCount", deleted);
        }
        return Answer.json(tenant.json().write(body));
    }
}
