/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.analytics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.client.PlanhatCall;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.AnalyticsOperation;

/**
 * Events in Segment's form: {@code POST /dock/segment}, one a call (API sheet, section 4.4). The answer is 200 whatever was
 * sent.
 */
final class SegmentKind implements EventKind<Boolean> {
    private final AnalyticsOperation operation;

    SegmentKind(AnalyticsOperation operation) {
        this.operation = operation;
    }

    @Override
    public AnalyticsOperation operation() {
        return operation;
    }

    @Override
    public Checked check(PlanhatRecord record, boolean only) throws RefusedEventException {
        String type = operation.operation();
        Object given = record.fields().get("type");
        if (given != null && !given.equals(type)) {
            throw new RefusedEventException("type is '" + given + "', and " + operation + " sends " + type);
        }
        String key = identity(record);
        if (operation == AnalyticsOperation.SEGMENT_TRACK) {
            EventFields.required(record, "event");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type);
        fields.putAll(record.fields());
        fields.put("type", type);
        return new Checked(fields, key, true);
    }

    private String identity(PlanhatRecord record) throws RefusedEventException {
        for (String field : List.of("userId", "user_id")) {
            if (record.key(field) != null) {
                return field + "=" + record.key(field);
            }
        }
        String details = operation == AnalyticsOperation.SEGMENT_IDENTIFY ? "traits" : "properties";
        if (record.fields().get(details) instanceof Map<?, ?> map
                && map.get("email") instanceof CharSequence email
                && !email.toString().isBlank()) {
            return "email=" + email;
        }
        throw new RefusedEventException("userId and " + details + ".email are missing: nobody's event"
                + EventFields.hint(record.fields(), "userId"));
    }

    @Override
    public int maxEventBytes() {
        return ActivityKind.MAX_EVENT_BYTES;
    }

    @Override
    public PlanhatCall.Builder<Boolean> call(List<Event> events) {
        return PlanhatCall.to("POST", "/" + operation.path(), (status, body) -> true);
    }

    @Override
    public void settle(List<Event> events, Boolean answer, Settlement outcomes) {
        events.forEach(outcomes::sent);
    }
}
