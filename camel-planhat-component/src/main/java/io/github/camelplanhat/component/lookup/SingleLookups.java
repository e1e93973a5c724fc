/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.model.IdKind;
import io.github.camelplanhat.model.Operation;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Finds records one by one: by GET where a key leads to one record for certain, else by a list that a filter narrows to
 * the key or to its company, so that namesakes show.
 */
final class SingleLookups {
    private final PlanhatObject object;
    private final KeyNames names;
    private final LookupCalls calls;
    private final CompanyIds companies;
    private final Known known;
    private final Set<String> done = new HashSet<>();

    SingleLookups(PlanhatObject object, KeyNames names, LookupCalls calls, CompanyIds companies, Known known) {
        this.object = object;
        this.names = names;
        this.calls = calls;
        this.companies = companies;
        this.known = known;
    }

    /** How many look-ups these records need at most; more than {@code most} if some cannot be found in this way. */
    int price(List<Wanted> wanted, int most) {
        Set<String> needed = new HashSet<>();
        for (Wanted one : wanted) {
            for (int k = 0; k < one.keys().length && needed.size() <= most; k++) {
                if (one.keys()[k] == null) {
                    continue;
                }
                String way = way(k, one);
                if (way == null) {
                    return Integer.MAX_VALUE;
                }
                needed.add(way);
                if (names.perCompany(k) && one.company() != null && CompanyIds.isPrefixed(one.company())) {
                    needed.add("company " + one.company());
                }
            }
        }
        return needed.size();
    }

    /** Whether one look-up tells for certain which records have this key. */
    boolean finds(int key, Wanted one) {
        return way(key, one) != null;
    }

    /** What the look-up of a key is called, the same for two records that one look-up serves; null if there is none. */
    private String way(int key, Wanted one) {
        String value = one.keys()[key];
        String field = names.keyables().get(key);
        if (field.equals("email")) {
            return filters("email") ? "email " + value : null;
        }
        if (names.perCompany(key)) {
            return one.company() != null && filters("companyId") ? "records of " + one.company() : null;
        }
        return object.idKinds(Operation.GET).contains(kind(field)) ? field + " " + value : null;
    }

    private boolean filters(String filter) {
        return object.filters(Operation.LIST).stream().anyMatch(f -> f.name().equals(filter));
    }

    private static IdKind kind(String field) {
        return field.equals("_id") ? IdKind.ID : field.equals("sourceId") ? IdKind.SOURCE_ID : IdKind.EXTERNAL_ID;
    }

    /** Looks a record up by its keys, the strongest first; not by weaker ones once it is found, unless all matter. */
    void lookUp(Wanted one, boolean byEveryKey) {
        for (int k = 0; k < one.keys().length; k++) {
            if (one.keys()[k] != null) {
                if (done.add(way(k, one))) {
                    lookUp(k, one);
                }
                if (!byEveryKey
                        && !names.perCompany(k)
                        && !known.find(k, one.keys()[k]).isEmpty()) {
                    return;
                }
            }
        }
    }

    private void lookUp(int key, Wanted one) {
        String value = one.keys()[key];
        String field = names.keyables().get(key);
        if (field.equals("email")) {
            addAll(calls.list(object, known.select(), Map.of("email", value)));
        } else if (names.perCompany(key)) {
            String company = companies.of(one.company());
            if (!CompanyIds.isPrefixed(company)) {
                addAll(calls.list(object, known.select(), Map.of("companyId", company)));
            }
        } else {
            Map<String, Object> found = calls.get(object, kind(field), value);
            if (found != null) {
                known.add(found);
            }
        }
    }

    private void addAll(Iterator<Map<String, Object>> rows) {
        rows.forEachRemaining(known::add);
    }
}
