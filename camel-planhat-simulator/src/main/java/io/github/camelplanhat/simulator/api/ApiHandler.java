/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.api;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.analytics.MetricReadHandler;
import io.github.camelplanhat.simulator.analytics.Metrics;
import io.github.camelplanhat.simulator.auth.Permissions;
import io.github.camelplanhat.simulator.auth.Tokens;
import io.github.camelplanhat.simulator.behaviour.Switch.ContentType;
import io.github.camelplanhat.simulator.bulk.BulkHandler;
import io.github.camelplanhat.simulator.bulk.BulkResult;
import io.github.camelplanhat.simulator.bulk.DuplicateHandler;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.BulkCalls;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.quirk.QuirksOf;
import io.github.camelplanhat.simulator.read.GetHandler;
import io.github.camelplanhat.simulator.read.LeanListHandler;
import io.github.camelplanhat.simulator.read.ListHandler;
import io.github.camelplanhat.simulator.read.RecordView;
import io.github.camelplanhat.simulator.tenant.Tenant;
import io.github.camelplanhat.simulator.write.CreateHandler;
import io.github.camelplanhat.simulator.write.DeleteHandler;
import io.github.camelplanhat.simulator.write.RecordWriter;
import io.github.camelplanhat.simulator.write.UpdateHandler;

/** The main API: who calls, may they, and which operation it is. */
public final class ApiHandler implements CallHandler {
    private final Tenant tenant;
    private final Tokens tokens;
    private final Permissions permissions;
    private final CallHandler metrics;
    private final Map<Operation, CallHandler> operations = new EnumMap<>(Operation.class);

    public ApiHandler(Tenant tenant, Tokens tokens, Permissions permissions, BulkCalls bulkCalls, Metrics metrics) {
        this.metrics = new MetricReadHandler(tenant, metrics);
        this.tenant = tenant;
        this.tokens = tokens;
        this.permissions = permissions;
        QuirksOf quirks = new QuirksOf();
        RecordView view = new RecordView(tenant, quirks);
        RecordWriter writer = new RecordWriter(tenant, quirks);
        operations.put(Operation.GET, new GetHandler(tenant, view));
        operations.put(Operation.LIST, new ListHandler(tenant, view, quirks));
        operations.put(Operation.LEAN_LIST, new LeanListHandler(tenant));
        operations.put(Operation.CREATE, new CreateHandler(tenant, writer, view));
        operations.put(Operation.UPDATE, new UpdateHandler(tenant, writer, view));
        operations.put(Operation.DELETE, new DeleteHandler(tenant, quirks, view));
        operations.put(Operation.DUPLICATE, new DuplicateHandler(tenant));
        operations.put(Operation.BULK_UPSERT, new BulkHandler(tenant, writer, permissions, bulkCalls));
    }

    @Override
    public Answer handle(Call call) {
        Tokens.ofHeader(call.authorization())
                .filter(tokens::isValid)
                .orElseThrow(() -> new HttpError(401, "Unauthorized"));
        PlanhatObject object = call.route().object();
        Operation operation = call.route().operation();
        if (!call.isJson() && tenant.behaviour().is(ContentType.MUST_BE_JSON)) {
            throw new HttpError(400, "Content-Type must be application/json");
        }
        if (isMetricRead(call)) {
            return metrics.handle(call);
        }
        if (operation == null) {
            throw new HttpError(404, "Not Found");
        }
        boolean copies = operation == Operation.DUPLICATE;
        if (!permissions.allows(object, operation) || copies && !permissions.allows(object, Operation.CREATE)) {
            return forbidden(object, operation);
        }
        return operations.get(operation).handle(call);
    }

    private static boolean isMetricRead(Call call) {
        return call.route().method().equals("GET") && call.route().segments().equals(List.of("dimensiondata"));
    }

    private Answer forbidden(PlanhatObject object, Operation operation) {
        String message = "no permission for " + operation + " on " + object;
        if (operation == Operation.BULK_UPSERT) {
            return Answer.json(403, BulkResult.ofPermissionError(tenant, message));
        }
        throw new HttpError(403, message);
    }
}
