/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.camelplanhat.model.PlanhatObject;

/** Where the value of a written field stands in a record that is read. */
final class StoredFields {
    private static final String DESCRIPTION = "description";
    private static final String SNIPPET = "snippet";

    /**
     * Planhat takes them, and shows no trace of them: the domains of a ticket only lead to its company, and
     * {@code useSubject} is in no answer (API sheet, sections 2.5 and 2.18).
     */
    private static final Map<PlanhatObject, Set<String>> NOT_SHOWN = Map.of(
            PlanhatObject.TICKET, Set.of("domains"),
            PlanhatObject.CONVERSATION, Set.of("useSubject"));

    private final PlanhatObject object;

    StoredFields(PlanhatObject object) {
        this.object = object;
    }

    /** Every name under which the field's value may be read. */
    Set<String> names(String field) {
        Set<String> names = new LinkedHashSet<>();
        names.add(object.readNames().getOrDefault(field, field));
        if (object.alternativeReadNames().containsKey(field)) {
            names.add(object.alternativeReadNames().get(field));
        }
        if (field.equals(DESCRIPTION) && object.field(SNIPPET).isPresent()) {
            names.add(SNIPPET);
        }
        return names;
    }

    Object value(String field, Map<String, ?> record) {
        return names(field).stream()
                .map(record::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether the description was read without its markup: lists of conversations give no other. */
    boolean isSnippet(Map<String, ?> record) {
        return record.get(object.readNames().getOrDefault(DESCRIPTION, DESCRIPTION)) == null
                || object.readNames().containsKey(DESCRIPTION);
    }

    boolean neverShown(String field, Map<String, ?> record) {
        return NOT_SHOWN.getOrDefault(object, Set.of()).contains(field) && !record.containsKey(field);
    }
}
