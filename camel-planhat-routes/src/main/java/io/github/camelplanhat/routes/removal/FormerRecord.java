/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.model.Field;
import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.PlanhatObject;

/** What can be written again of a record that was deleted. */
final class FormerRecord {
    private static final Set<String> OF_PLANHAT = Set.of("_id", "__v");

    private final PlanhatObject object;
    private final Map<String, Object> before;

    FormerRecord(PlanhatObject object, Map<String, Object> before) {
        this.object = object;
        this.before = before;
    }

    /** @param companies what ids of companies are now; those that it does not have are as they were */
    Map<String, Object> writable(Map<String, String> companies) {
        Map<String, Object> record = new LinkedHashMap<>(object.fixedValues());
        for (Field field : object.fields()) {
            boolean custom = field.name().equals("custom");
            if (custom || !field.readOnly() && !OF_PLANHAT.contains(field.name())) {
                Object value = MappedFields.value(object, field.name(), before);
                if (value != null) {
                    record.put(
                            field.name(),
                            field.type() == FieldType.ID || !custom && isRecord(value) ? id(value) : value);
                }
            }
        }
        object.companyReference()
                .filter(c -> record.get(c.field()) instanceof String)
                .ifPresent(c -> record.computeIfPresent(
                        c.field(), (f, id) -> companies.getOrDefault(id.toString(), id.toString())));
        return record;
    }

    /** The company that it named by its id; null if it named none, or several. */
    String company() {
        return object.companyReference()
                .filter(c -> !c.array())
                .map(c -> before.get(c.field()))
                .filter(String.class::isInstance)
                .map(Object::toString)
                .orElse(null);
    }

    private static boolean isRecord(Object value) {
        return value instanceof Map<?, ?> map && (map.get("_id") != null || map.get("id") != null);
    }

    /** Lists give whole records in the place of some ids (API sheet, sections 2.4 and 7). */
    private static Object id(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.get("_id") != null ? map.get("_id") : map.get("id");
        }
        return value;
    }

    /** Names of what the record had and no client can write. */
    List<String> lost() {
        List<String> lost = new ArrayList<>();
        Set<String> written = writable(Map.of()).keySet();
        before.forEach((name, value) -> {
            boolean empty = value == null
                    || value instanceof List<?> l && l.isEmpty()
                    || value instanceof Map<?, ?> m && m.isEmpty();
            boolean readAs = object.readNames().containsValue(name)
                    || object.alternativeReadNames().containsValue(name);
            if (!empty && !written.contains(name) && !readAs && !OF_PLANHAT.contains(name)) {
                lost.add(name);
            }
        });
        return lost;
    }
}
