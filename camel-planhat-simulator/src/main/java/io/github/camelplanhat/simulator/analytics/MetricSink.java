/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.analytics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.camelplanhat.model.MetricTarget;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.simulator.auth.Tokens;
import io.github.camelplanhat.simulator.behaviour.Switch.MetricAuth;
import io.github.camelplanhat.simulator.behaviour.Switch.UnknownMetricTarget;
import io.github.camelplanhat.simulator.call.Answer;
import io.github.camelplanhat.simulator.call.Call;
import io.github.camelplanhat.simulator.call.HttpError;
import io.github.camelplanhat.simulator.json.MalformedJsonException;
import io.github.camelplanhat.simulator.store.Doc;
import io.github.camelplanhat.simulator.store.Slot;
import io.github.camelplanhat.simulator.tenant.Tenant;

/** {@code POST /dimensiondata/tenant} (API sheet, section 5.1). */
final class MetricSink {
    private final Tenant tenant;
    private final Tokens tokens;
    private final Metrics metrics;
    private final MetricDates dates = new MetricDates();

    MetricSink(Tenant tenant, Tokens tokens, Metrics metrics) {
        this.tenant = tenant;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    Answer take(Call call, boolean knownTenant) {
        boolean authorized =
                Tokens.ofHeader(call.authorization()).filter(tokens::isValid).isPresent();
        if (tenant.behaviour().is(MetricAuth.BEARER_REQUIRED) && !authorized) {
            throw new HttpError(401, "Unauthorized");
        }
        List<?> items = items(call);
        List<Map<String, Object>> errors = new ArrayList<>();
        for (Object item : items) {
            error(item, knownTenant).ifPresent(error -> errors.add(entry(item, error)));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("processed", items.size());
        body.put("errors", errors);
        return Answer.json(tenant.json().write(body));
    }

    private List<?> items(Call call) {
        try {
            Object value = tenant.json().read(call.body());
            return value instanceof List<?> several ? several : List.of(value);
        } catch (MalformedJsonException e) {
            throw new HttpError(400, e.getMessage());
        }
    }

    private static Map<String, Object> entry(Object item, String error) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("item", item);
        entry.put("error", error);
        return entry;
    }

    private Optional<String> error(Object item, boolean knownTenant) {
        if (!(item instanceof Doc metric)) {
            return Optional.of("a metric must be an object");
        }
        String dimension = metric.text("dimensionId");
        if (dimension == null || dimension.isBlank()) {
            return Optional.of("dimensionId must be specified");
        }
        if (!dimension.matches("\\w+")) {
            return Optional.of("dimensionId must not have spaces or special characters");
        }
        if (!(metric.get("value") instanceof Number)) {
            return Optional.of("value must be specified as a number");
        }
        if (metric.text("externalId") == null) {
            return Optional.of("externalId must be specified");
        }
        return knownTenant ? store(metric) : Optional.empty();
    }

    private Optional<String> store(Doc metric) {
        String model = metric.has("model") ? metric.text("model") : "Company";
        PlanhatObject target =
                MetricTarget.find(model).map(MetricTarget::object).orElse(null);
        if (target == null) {
            return Optional.of("model must be one of " + String.join(", ", MetricTarget.models()));
        }
        Instant time = metric.has("date") ? dates.read(metric.text("date")).orElse(null) : tenant.now();
        if (time == null) {
            return Optional.of("date is no ISO date: " + metric.text("date"));
        }
        Optional<Slot> found = tenant.store()
                .locked(() -> tenant.store().of(target).find("externalId", metric.text("externalId")).stream()
                        .findFirst());
        found.ifPresent(slot -> metrics.add(point(metric, model, target, slot, time)));
        return found.isPresent() || tenant.behaviour().is(UnknownMetricTarget.SWALLOWED)
                ? Optional.empty()
                : Optional.of(model + " not found: " + metric.text("externalId"));
    }

    private MetricPoint point(Doc metric, String model, PlanhatObject target, Slot slot, Instant time) {
        String companyId =
                target == PlanhatObject.COMPANY ? slot.id() : slot.doc().text("companyId");
        String companyName = tenant.company(companyId).map(c -> c.text("name")).orElse(null);
        return new MetricPoint(
                tenant.store().ids().next(),
                metric.text("dimensionId"),
                tenant.text(time.truncatedTo(ChronoUnit.DAYS)),
                (Number) metric.get("value"),
                model,
                slot.id(),
                companyId,
                companyName);
    }
}
