/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.operation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** Values that tell an object from others on the same path: a note is a conversation of type note. */
final class FixedValues {
    private FixedValues() {}

    /** The record with the fixed values that it does not give itself. */
    static Map<String, Object> add(PlanhatObject object, Map<String, Object> fields) {
        if (object.fixedValues().isEmpty()) {
            return fields;
        }
        Map<String, Object> all = new LinkedHashMap<>(object.fixedValues());
        all.putAll(fields);
        return all;
    }

    static boolean match(PlanhatObject object, Map<String, Object> record) {
        for (Map.Entry<String, ?> fixed : object.fixedValues().entrySet()) {
            if (!fixed.getValue().equals(record.get(fixed.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
