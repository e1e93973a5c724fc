/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.AnalyticsOperation;
import io.github.camelplanhat.model.MetricTarget;
import io.github.camelplanhat.model.Names;

/** Metric values: {@code POST /dimensiondata/tenant} (API sheet, section 5.1). */
final class MetricKind implements EventKind<MetricAnswer> {
    private static final Logger LOG = LoggerFactory.getLogger(MetricKind.class);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");
    private static final int MOST_WARNINGS = 100;

    private final String path;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    MetricKind(String tenantToken) {
        this.path = "/" + operation().path() + "/" + tenantToken;
    }

    @Override
    public AnalyticsOperation operation() {
        return AnalyticsOperation.METRIC_PUSH;
    }

    @Override
    public Checked check(PlanhatRecord record, boolean only) throws RefusedEventException {
        Map<String, Object> fields = new LinkedHashMap<>(record.fields());
        warnOf(EventFields.required(record, "dimensionId"));
        String target = EventFields.required(record, "externalId");
        fields.put("value", number(fields.get("value")));
        EventFields.readDate(fields, "date");
        model(fields);
        return new Checked(fields, "externalId=" + target, false);
    }

    private static Number number(Object value) throws RefusedEventException {
        if (value == null) {
            throw new RefusedEventException("value is missing");
        }
        if (value instanceof Double d && !Double.isFinite(d) || value instanceof Float f && !Float.isFinite(f)) {
            throw new RefusedEventException("value " + value + " is no number that JSON has");
        }
        if (value instanceof Number number) {
            return number;
        }
        try {
            return new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new RefusedEventException("value is no number");
        }
    }

    private static void model(Map<String, Object> fields) throws RefusedEventException {
        Object model = fields.get("model");
        if (model == null) {
            fields.remove("model");
        } else if (MetricTarget.find(model.toString()).isEmpty()) {
            throw new RefusedEventException("model '" + model + "' is none of "
                    + String.join(", ", MetricTarget.models()) + Names.hint(model.toString(), MetricTarget.models()));
        }
    }

    private void warnOf(String dimensionId) {
        if (!PLAIN.matcher(dimensionId).matches() && warned.size() < MOST_WARNINGS && warned.add(dimensionId)) {
            LOG.warn(
                    "metric/push: Planhat's documentation allows no spaces or special characters in a dimensionId: '{}'."
                            + " The values are sent as they are",
                    dimensionId);
        }
    }

    @Override
    public int maxEventBytes() {
        return Integer.MAX_VALUE;
    }

    @Override
    public PlanhatCall.Builder<MetricAnswer> call(List<Event> events) {
        return PlanhatCall.to("POST", path, (status, body) -> MetricAnswer.read(body));
    }

    /** {@code processed} counts failed values too, so that it must not be less than what was sent. */
    @Override
    public void settle(List<Event> events, MetricAnswer answer, Settlement outcomes) {
        MetricErrors errors = new MetricErrors(events, answer.errors());
        String doubt = doubt(events.size(), answer, errors);
        for (Event event : events) {
            if (errors.reason(event) != null) {
                outcomes.refused(event, errors.reason(event));
            } else if (doubt != null) {
                outcomes.unknown(event, doubt);
            } else {
                outcomes.sent(event);
            }
        }
    }

    private static String doubt(int sent, MetricAnswer answer, MetricErrors errors) {
        if (!errors.unplaced().isEmpty()) {
            return "an error of its call names no value: " + errors.unplaced().get(0);
        }
        if (answer.processed() == null) {
            return "the answer does not say what was processed";
        }
        return answer.processed() < sent
                ? "Planhat processed " + answer.processed() + " of the " + sent
                        + " values of its call, and does not say which"
                : null;
    }
}
