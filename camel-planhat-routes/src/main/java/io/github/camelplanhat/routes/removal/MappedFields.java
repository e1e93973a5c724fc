/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.removal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.model.PlanhatObject;

/** The fields of a mapping that may be emptied: never a key, a required field or the company. Immutable. */
final class MappedFields {
    private static final String CUSTOM = "custom.";

    private final PlanhatObject object;
    private final List<String> names;

    MappedFields(PlanhatObject object, Collection<String> targets) {
        this.object = object;
        Set<String> kept = new HashSet<>(object.keyables());
        kept.add("_id");
        kept.addAll(object.requiredForCreate());
        kept.addAll(object.requiredForBulkInsert());
        object.requiredOneOf().forEach(kept::addAll);
        kept.addAll(object.fixedValues().keySet());
        object.companyReference().ifPresent(c -> {
            kept.add(c.field());
            c.plainExternalIdField().ifPresent(kept::add);
        });
        this.names = targets.stream().filter(t -> !kept.contains(t)).distinct().toList();
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Those of them in which a record has something. */
    List<String> filled(Map<String, Object> record) {
        return names.stream().filter(n -> value(object, n, record) != null).toList();
    }

    /** The value of a field, {@code custom.} and its name for a custom one, in a record that was read. */
    static Object value(PlanhatObject object, String name, Map<String, Object> record) {
        if (name.startsWith(CUSTOM)) {
            return record.get("custom") instanceof Map<?, ?> custom
                    ? custom.get(name.substring(CUSTOM.length()))
                    : null;
        }
        Object value = record.get(object.readNames().getOrDefault(name, name));
        String other = object.alternativeReadNames().get(name);
        return value == null && other != null ? record.get(other) : value;
    }

    /** A record that sets these fields of the record with this id; a missing value empties its field. */
    static Map<String, Object> record(String id, Collection<String> names, Map<String, Object> values) {
        Map<String, Object> record = new LinkedHashMap<>();
        Map<String, Object> custom = new LinkedHashMap<>();
        record.put("_id", id);
        for (String name : new ArrayList<>(names)) {
            if (name.startsWith(CUSTOM)) {
                custom.put(name.substring(CUSTOM.length()), values.get(name));
            } else {
                record.put(name, values.get(name));
            }
        }
        if (!custom.isEmpty()) {
            record.put("custom", custom);
        }
        return record;
    }
}
