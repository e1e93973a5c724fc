/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.bulk;

import java.util.List;

import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.auth.Permissions;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.BulkCalls;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.json.MalformedJsonException;
import io.github.camelplanhat.simulator.tenant.Tenant;
import io.github.camelplanhat.simulator.write.RecordWriter;

/** {@code PUT /path} with an array (API sheet, section 3). */
public final class BulkHandler implements CallHandler {
    private static final int MOST_ITEMS = 5_000;

    private final Tenant tenant;
    private final RecordWriter writer;
    private final Permissions permissions;
    private final BulkCalls calls;

    public BulkHandler(Tenant tenant, RecordWriter writer, Permissions permissions, BulkCalls calls) {
        this.tenant = tenant;
        this.writer = writer;
        this.permissions = permissions;
        this.calls = calls;
    }

    @Override
    public Answer handle(Call call) {
        PlanhatObject object = call.route().object();
        List<?> items = items(call);
        if (items.size() > MOST_ITEMS) {
            return Answer.json(
                    400, BulkResult.ofValidationError(tenant, "more than " + MOST_ITEMS + " items: " + items.size()));
        }
        BulkUpsert upsert = new BulkUpsert(tenant, writer, permissions, calls, object, call.bulk());
        BulkResult result = tenant.store().locked(() -> upsert.all(items));
        return Answer.json(result.status(), result.body(object, call.bulk().number()));
    }

    private List<?> items(Call call) {
        try {
            if (tenant.json().read(call.body()) instanceof List<?> items) {
                return items;
            }
            throw new HttpError(400, "the body must be a JSON array");
        } catch (MalformedJsonException e) {
            throw new HttpError(400, e.getMessage());
        }
    }
}
