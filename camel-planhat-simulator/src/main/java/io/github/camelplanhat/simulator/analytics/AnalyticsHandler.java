/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.util.List;

import io.github.camelplanhat.simulator.auth.Tokens;
import io.github.camelplanhat.simulator.behaviour.Switch.ActivityAnswer;
import io.github.camelplanhat.simulator.behaviour.Switch.ContentType;
import io.github.camelplanhat.simulator.behaviour.Switch.WrongTenant;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.tenant.Tenant;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The analytics host: activities, Segment and metrics; the tenant token says who sends them (API sheet, sections 4 and 5). */
public final class AnalyticsHandler implements CallHandler {
    private final Tenant tenant;
    private final String tenantToken;
    private final ActivitySink activities;
    private final MetricSink metrics;

    public AnalyticsHandler(Tenant tenant, String tenantToken, Tokens tokens, Activities activities, Metrics metrics) {
        this.tenant = tenant;
        this.tenantToken = tenantToken;
        this.activities = new ActivitySink(tenant, activities);
        this.metrics = new MetricSink(tenant, tokens, metrics);
    }

    @Override
    public Answer handle(Call call) {
        List<String> path = call.route().segments();
        if (!call.route().method().equals("POST") || path.size() < 2 || path.size() > 3) {
            throw new HttpError(404, "Not Found");
        }
        String last = path.get(path.size() - 1);
        return switch (String.join("/", path.subList(0, path.size() - 1))) {
            case "analytics" -> activity("single", call, isTenant(last));
            case "analytics/bulk" -> activity("bulk", call, isTenant(last));
            case "dock" -> segment(call, last);
            case "dimensiondata" -> metric(call, isTenant(last));
            default -> throw new HttpError(404, "Not Found");
        };
    }

    private Answer segment(Call call, String last) {
        if (!last.equals("segment")) {
            throw new HttpError(404, "Not Found");
        }
        String user = Tokens.basicUser(call.authorization()).orElse("");
        return activity("segment", call, isTenant(user));
    }

    private Answer activity(String endpoint, Call call, boolean known) {
        if (!known && tenant.behaviour().is(WrongTenant.UNAUTHORIZED)) {
            throw new HttpError(401, "Unauthorized");
        }
        activities.take(endpoint, isReadable(call) ? call.body() : new byte[0], known);
        return switch (tenant.behaviour().of(ActivityAnswer.class)) {
            case EMPTY -> Answer.empty(200);
            case EMPTY_OBJECT -> Answer.json("{}".getBytes(UTF_8));
            case CREATED_201 -> Answer.json(201, "{}".getBytes(UTF_8));
        };
    }

    private Answer metric(Call call, boolean known) {
        if (!known && !tenant.behaviour().is(WrongTenant.ALL_SWALLOWED)) {
            throw new HttpError(401, "Unauthorized");
        }
        if (!isReadable(call)) {
            throw new HttpError(400, "Content-Type must be application/json");
        }
        return metrics.take(call, known);
    }

    private boolean isReadable(Call call) {
        return call.isJson() || tenant.behaviour().is(ContentType.IGNORED);
    }

    private boolean isTenant(String token) {
        return tenantToken.equals(token);
    }
}
