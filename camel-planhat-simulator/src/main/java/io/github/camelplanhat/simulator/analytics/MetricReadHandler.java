/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.CallHandler;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.call.Query;
import io.github.camelplanhat.simulator.json.Json;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code GET /dimensiondata} on the main host (API sheet, section 5.2). */
public final class MetricReadHandler implements CallHandler {
    private static final int DEFAULT_PAGE = 100;
    private static final int LARGEST_PAGE = 10_000;

    private final Tenant tenant;
    private final Metrics metrics;

    public MetricReadHandler(Tenant tenant, Metrics metrics) {
        this.tenant = tenant;
        this.metrics = metrics;
    }

    @Override
    public Answer handle(Call call) {
        Query query = call.query();
        long from = number(query, "from", Long.MIN_VALUE);
        long to = number(query, "to", Long.MAX_VALUE);
        long limit = Math.min(number(query, "limit", DEFAULT_PAGE), LARGEST_PAGE);
        List<MetricPoint> points = metrics.points().stream()
                .filter(point ->
                        query.get("cId").map(id -> id.equals(point.companyId())).orElse(true))
                .filter(point -> query.get("dimid")
                        .map(id -> id.equals(point.dimensionId()))
                        .orElse(true))
                .filter(point -> day(point) >= from && day(point) <= to)
                .skip(number(query, "offset", 0))
                .limit(limit)
                .toList();
        return Answer.json(tenant.json().write(out -> {
            out.writeStartArray();
            for (MetricPoint point : points) {
                write(point, out);
            }
            out.writeEndArray();
        }));
    }

    private static long day(MetricPoint point) {
        return Instant.parse(point.time()).atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    private static long number(Query query, String name, long otherwise) {
        try {
            return query.get(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new HttpError(400, name + " is not a number");
        }
    }

    private static void write(MetricPoint point, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("_id", point.id());
        out.writeStringField("dimensionId", point.dimensionId());
        out.writeStringField("time", point.time());
        out.writeFieldName("value");
        Json.value(out, point.value());
        out.writeStringField("model", point.model());
        out.writeStringField("parentId", point.parentId());
        out.writeStringField("companyId", point.companyId());
        out.writeStringField("companyName", point.companyName());
        out.writeEndObject();
    }
}
