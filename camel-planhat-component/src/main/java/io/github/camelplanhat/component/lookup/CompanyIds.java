/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.PlanhatObject;

/** Turns the company that a record names into its {@code _id}, under which records that are read have it. */
final class CompanyIds {
    private final LookupCalls calls;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Boolean> there = new HashMap<>();
    /** Whether someone will ask for companies by their own id, which takes memory for each. */
    private final boolean byOwnId;

    private boolean listed;

    CompanyIds(LookupCalls calls, boolean byOwnId) {
        this.calls = calls;
        this.byOwnId = byOwnId;
    }

    static boolean isPrefixed(String reference) {
        return reference.startsWith(IdKind.EXTERNAL_ID.prefix()) || reference.startsWith(IdKind.SOURCE_ID.prefix());
    }

    /** The {@code _id}; for a company that is not there the reference itself, which no record has. */
    String of(String reference) {
        if (reference == null || !isPrefixed(reference)) {
            return reference;
        }
        return listed ? known.getOrDefault(reference, reference) : known.computeIfAbsent(reference, this::lookUp);
    }

    /** Whether there is a company of this {@code _id}, {@code extid-} or {@code srcid-}. */
    boolean isThere(String reference) {
        if (isPrefixed(reference)) {
            return !isPrefixed(of(reference));
        }
        return listed
                ? there.containsKey(reference)
                : there.computeIfAbsent(reference, id -> calls.get(PlanhatObject.COMPANY, IdKind.ID, id) != null);
    }

    boolean isKnown(String reference) {
        return listed || known.containsKey(reference) || there.containsKey(reference);
    }

    private String lookUp(String reference) {
        IdKind kind = reference.startsWith(IdKind.EXTERNAL_ID.prefix()) ? IdKind.EXTERNAL_ID : IdKind.SOURCE_ID;
        Map<String, Object> company = calls.get(
                PlanhatObject.COMPANY, kind, reference.substring(kind.prefix().length()));
        return company == null || company.get("_id") == null
                ? reference
                : company.get("_id").toString();
    }

    /** Reads all companies at once, if they are not known yet. */
    void readAll() {
        if (listed) {
            return;
        }
        there.clear();
        for (Iterator<Map<String, Object>> all = calls.leanList(PlanhatObject.COMPANY); all.hasNext(); ) {
            Map<String, Object> company = all.next();
            if (byOwnId && company.get("_id") != null) {
                there.put(company.get("_id").toString(), true);
            }
            put(IdKind.EXTERNAL_ID, company.get("externalId"), company.get("_id"));
            put(IdKind.SOURCE_ID, company.get("sourceId"), company.get("_id"));
        }
        listed = true;
    }

    private void put(IdKind kind, Object value, Object id) {
        if (id != null && value != null && !value.toString().isBlank()) {
            known.put(kind.prefix() + value, id.toString());
        }
    }
}
