/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.dryrun;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.lookup.Lookup;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;

/** The companies that a record names, and whether they are there. */
final class References {
    private final CompanyReference company;
    private final Lookup lookup;

    References(PlanhatObject object, Lookup lookup) {
        this.company = object.companyReference().orElse(null);
        this.lookup = lookup;
    }

    /** Each as an {@code _id}, {@code extid-…} or {@code srcid-…}. */
    Set<String> of(Map<String, ?> fields) {
        Set<String> references = new LinkedHashSet<>();
        if (company != null) {
            Object named = fields.get(company.field());
            (named instanceof Collection<?> several ? several : java.util.Collections.singletonList(named))
                    .forEach(one -> add(references, "", one));
            if (references.isEmpty()) {
                company.plainExternalIdField()
                        .ifPresent(field -> add(references, IdKind.EXTERNAL_ID.prefix(), fields.get(field)));
            }
        }
        return references;
    }

    private static void add(Set<String> references, String prefix, Object value) {
        if (value instanceof CharSequence && !value.toString().isBlank()) {
            references.add(prefix + value);
        }
    }

    /** Why nobody can tell what becomes of the record; null if all its companies are there. */
    String problem(Map<String, ?> fields) {
        for (String reference : of(fields)) {
            if (!lookup.isCompanyThere(reference)) {
                return "there is no company " + reference + ", and it is not documented what Planhat makes of such a"
                        + " record: it may refuse it, or say nothing and not store it";
            }
        }
        return null;
    }
}
