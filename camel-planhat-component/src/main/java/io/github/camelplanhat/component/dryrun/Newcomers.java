/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dryrun;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.FieldChange;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/** What a record must have to be stored as a new one (API sheet, section 1.14). */
final class Newcomers {
    private final PlanhatObject object;

    Newcomers(PlanhatObject object) {
        this.object = object;
    }

    /** Why Planhat would not store it; null if nothing is missing. */
    String refusal(Map<String, ?> fields, List<String> required) {
        List<String> missing = new ArrayList<>();
        for (String name : required) {
            if (isMissing(fields.get(name))) {
                missing.add(name);
            }
        }
        for (List<String> group : object.requiredOneOf()) {
            if (group.stream().allMatch(name -> isMissing(fields.get(name)))) {
                missing.add("one of " + String.join(", ", group));
            }
        }
        return missing.isEmpty()
                ? null
                : "Planhat stores no new " + object + " without " + String.join(" and ", missing);
    }

    /** What only Planhat knows of a record that names no company; null if that does not matter. */
    String doubt(Map<String, ?> fields) {
        String company = object.companyReference().map(CompanyReference::field).orElse(null);
        boolean mayBeInferred = company != null
                && object.requiredOneOf().stream()
                        .anyMatch(group -> group.contains(company) && group.contains("email"));
        return mayBeInferred && isMissing(fields.get(company))
                ? "it names no company: Planhat stores it only if the domain of its email belongs to one, and says"
                        + " nothing if not"
                : null;
    }

    /** A field that a new record must have and that a change takes away; null if there is none. */
    String cleared(Map<String, FieldChange> changes) {
        return object.requiredForCreate().stream()
                .filter(changes::containsKey)
                .filter(name -> isMissing(changes.get(name).to()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isMissing(Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank()
                || value instanceof Collection<?> elements && elements.isEmpty();
    }
}
