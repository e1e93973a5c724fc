/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import io.github.camelplanhat.component.lookup.KeyNames;
import io.github.camelplanhat.component.lookup.Wanted;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Finds the stored record that a mapped one means: by the strongest of its keys that leads to one, as Planhat does, or by
 * one key alone. Keys that are unique within a company only (API sheet, section 1.11) are looked for in the record's company,
 * if it names one; what several records have is never decided by chance.
 */
public final class RecordMatcher {
    private static final int MOST_IDS = 5;

    private final PlanhatObject object;
    private final KeyNames names;
    private final String matchBy;
    private final UnaryOperator<String> companyIds;

    /**
     * @param matchBy the field that identifies a record; null for the strongest key that it has
     * @param companyIds turns {@code extid-…} and {@code srcid-…} into the company's {@code _id}
     */
    public RecordMatcher(PlanhatObject object, String matchBy, UnaryOperator<String> companyIds) {
        this.object = object;
        this.names = new KeyNames(object);
        this.matchBy = matchBy;
        this.companyIds = companyIds;
    }

    /**
     * @param creates whether a record that is not there will be created, so that no other one may have its keys
     */
    public RecordMatch match(Map<String, Object> record, Snapshot snapshot, boolean creates) {
        Wanted wanted = names.wanted(new PlanhatRecord(0, record, record, null));
        String company = companyIds.apply(wanted.company());
        String[] keys = wanted.keys();
        if (matchBy != null && keys[names.keyables().indexOf(matchBy)] == null) {
            return RecordMatch.problem("has no " + matchBy + ", which matchBy=" + matchBy + " needs");
        }
        for (int k = 0; k < keys.length; k++) {
            boolean asked = keys[k] != null
                    && (matchBy == null || names.keyables().get(k).equals(matchBy));
            List<StoredRecord> found = asked ? find(k, keys[k], company, snapshot) : List.of();
            if (found.size() > 1) {
                return ambiguous(k, keys[k], found, company);
            }
            if (found.size() == 1) {
                return RecordMatch.of(found.get(0), names.keyables().get(k));
            }
            if (k == 0 && asked) {
                break;
            }
        }
        return creates ? creation(keys, company, snapshot) : RecordMatch.none();
    }

    private List<StoredRecord> find(int key, String value, String company, Snapshot snapshot) {
        List<StoredRecord> found = snapshot.find(names.keyables().get(key), value);
        return company == null || !names.perCompany(key)
                ? found
                : found.stream().filter(s -> company.equals(s.company())).toList();
    }

    private RecordMatch ambiguous(int key, String value, List<StoredRecord> found, String company) {
        String field = names.keyables().get(key);
        return RecordMatch.problem(found.size() + " records of " + object + " have " + field + "=" + value + " ("
                + ids(found) + "): "
                + (company == null && names.perCompany(key)
                        ? "map its company, or match by another key"
                        : "match by another key"));
    }

    /** Planhat would change a record that has any of these keys, instead of creating one. */
    private RecordMatch creation(String[] keys, String company, Snapshot snapshot) {
        if (keys[0] != null) {
            return RecordMatch.problem("no " + object + " has _id=" + keys[0]
                    + ", and Planhat gives new records theirs: do not map _id for records that are to be created");
        }
        for (int k = 1; k < keys.length; k++) {
            boolean everywhere = names.keyables().get(k).equals("email");
            List<StoredRecord> others =
                    keys[k] == null ? List.of() : find(k, keys[k], everywhere ? null : company, snapshot);
            if (!others.isEmpty()) {
                boolean inCompany = company != null && matchBy == null
                        || company != null && names.perCompany(names.keyables().indexOf(matchBy));
                return RecordMatch.problem("not found" + (matchBy == null ? "" : " by " + matchBy)
                        + (inCompany ? " in its company" : "") + ", but another " + object + " has "
                        + names.keyables().get(k) + "=" + keys[k] + " ("
                        + ids(others) + "), and Planhat might change that one");
            }
        }
        return RecordMatch.none();
    }

    private static String ids(List<StoredRecord> found) {
        String some = found.stream().limit(MOST_IDS).map(StoredRecord::id).collect(Collectors.joining(", "));
        return found.size() > MOST_IDS ? some + ", …" : some;
    }
}
