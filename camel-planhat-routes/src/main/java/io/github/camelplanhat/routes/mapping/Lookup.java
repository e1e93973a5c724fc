/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelplanhat.model.FieldType;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Puts {@code _id}s in the place of what else is known of the records that a field refers to.
 *
 * @param object what the field refers to
 * @param field what the source knows of it, one of its keys
 */
record Lookup(PlanhatObject object, String field, NotFound notFound) {
    /** What becomes of a value that no record has. */
    enum NotFound {
        REFUSE,
        SKIP,
        CLEAR
    }

    /** Fields of an object that can be looked up, and what they refer to: few, or listed at once. */
    static Map<String, PlanhatObject> references(PlanhatObject object) {
        return object.references().entrySet().stream()
                .filter(e -> e.getValue() == PlanhatObject.USER || e.getValue() == PlanhatObject.COMPANY)
                .filter(e -> object.field(e.getKey())
                        .filter(f -> f.type() == FieldType.ID || f.type() == FieldType.ID_ARRAY)
                        .isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a referred object is looked up by. */
    static List<String> keys(PlanhatObject object) {
        return object.keyables().stream().filter(k -> !k.equals("_id")).toList();
    }

    /**
     * The {@code _id}, or the list of them for a list.
     *
     * @param value text, or a list of texts
     * @return null where nothing was found, and that does not refuse the record
     */
    Object resolve(Object value, References references) throws UnconvertibleException {
        if (!(value instanceof List<?> values)) {
            return id(value, references);
        }
        List<Object> ids = new ArrayList<>();
        for (Object element : values) {
            Object id = id(element, references);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.isEmpty() && !values.isEmpty() ? null : ids;
    }

    private String id(Object value, References references) throws UnconvertibleException {
        List<String> found = references.find(object, field, value.toString());
        if (found.size() > 1) {
            throw new UnconvertibleException(
                    value,
                    "the " + field + " of one " + object + ": " + found.size() + " have it, "
                            + String.join(", ", found));
        }
        if (found.isEmpty() && notFound == NotFound.REFUSE) {
            throw new UnconvertibleException(value, "the " + field + " of a " + object + " that Planhat has");
        }
        return found.isEmpty() ? null : found.get(0);
    }
}
