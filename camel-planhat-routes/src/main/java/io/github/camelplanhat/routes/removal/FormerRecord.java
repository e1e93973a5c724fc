/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelplanhat.component.changes.RecordDifference;
import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.PlanhatObject;

/** A record as it was before a run removed it, turned into what has to be sent to have it again. Immutable. */
final class FormerRecord {
    /** Planhat sets them by itself. */
    private static final Set<String> MOVING = Set.of("_id", "createdAt", "updatedAt", "lastActive");

    private static final String CUSTOM = "custom";

    private final PlanhatObject object;
    private final Map<String, Object> before;

    FormerRecord(PlanhatObject object, Map<String, Object> before) {
        this.object = object;
        this.before = before;
    }

    /** The whole record as a new one: what can be written of it, under the names under which it is written. */
    Map<String, Object> asNew() {
        Map<String, Object> record = new LinkedHashMap<>();
        for (Field field : object.fields()) {
            boolean written = !field.readOnly() || field.name().equals(CUSTOM);
            Object value = written && !MOVING.contains(field.name()) ? value(field) : null;
            if (value != null) {
                record.put(field.name(), value);
            }
        }
        return record;
    }

    /**
     * The fields that have to be sent to take back what was sent for the record.
     *
     * @param fields empty if there is nothing to do
     * @param changed fields that somebody else has changed since
     */
    record Restoration(Map<String, Object> fields, Collection<String> changed) {}

    /**
     * @param sent what the run sent
     * @param current the record as it is now
     * @param force whether to restore fields, too, that were changed since
     */
    Restoration restoration(Map<String, Object> sent, Map<String, Object> current, boolean force) {
        Map<String, Object> former = former(sent);
        RecordDifference difference = RecordDifference.of(object);
        Set<String> since = difference.between(sent, current).keySet();
        Map<String, Object> fields = new LinkedHashMap<>();
        Set<String> changed = new LinkedHashSet<>();
        for (String name : difference.between(former, current).keySet()) {
            if (since.contains(name) && !force) {
                changed.add(name);
            } else {
                put(name, former, fields);
            }
        }
        return new Restoration(fields, changed);
    }

    private static void put(String name, Map<String, Object> former, Map<String, Object> fields) {
        if (name.startsWith(CUSTOM + ".")) {
            String inner = name.substring(CUSTOM.length() + 1);
            @SuppressWarnings("unchecked")
            Map<String, Object> custom =
                    (Map<String, Object>) fields.computeIfAbsent(CUSTOM, c -> new LinkedHashMap<String, Object>());
            custom.put(inner, ((Map<?, ?>) former.get(CUSTOM)).get(inner));
        } else {
            fields.put(name, former.get(name));
        }
    }

    /** What the fields that the run sent were before. */
    private Map<String, Object> former(Map<String, Object> sent) {
        Map<String, Object> former = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.equals(CUSTOM) && value instanceof Map<?, ?> customs) {
                Map<?, ?> there = before.get(CUSTOM) instanceof Map<?, ?> map ? map : Map.of();
                Map<String, Object> custom = new LinkedHashMap<>();
                customs.keySet().forEach(c -> custom.put(c.toString(), there.get(c)));
                former.put(CUSTOM, custom);
            } else {
                Object earlier = object.field(name).map(this::value).orElseGet(() -> before.get(name));
                // Planhat shows no field that was never set; what was archived was not before.
                former.put(name, earlier == null && value instanceof Boolean was ? (Object) !was : earlier);
            }
        });
        return former;
    }

    private Object value(Field field) {
        Object value = Stream.of(
                        field.name(),
                        object.readNames().get(field.name()),
                        object.alternativeReadNames().get(field.name()))
                .filter(Objects::nonNull)
                .map(before::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (value instanceof Map<?, ?> embedded && isScalar(field.type())) {
            return embedded.get("_id") != null ? embedded.get("_id") : embedded.get("id");
        }
        return value instanceof Collection<?> several && field.type() == FieldType.ID_ARRAY
                ? several.stream()
                        .map(e -> e instanceof Map<?, ?> m && m.get("_id") != null ? m.get("_id") : e)
                        .toList()
                : value;
    }

    private static boolean isScalar(FieldType type) {
        return List.of(FieldType.ID, FieldType.STRING, FieldType.NUMBER).contains(type);
    }
}
