/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.record;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * What a record is known by from run to run: its strongest key, as {@code field=value}. Where Planhat takes the key for
 * unique within a company only, the company belongs to it.
 */
public final class RecordKeys {
    private static final int LONGEST = 900;

    private final List<String> keyables;
    private final CompanyReference company;

    public RecordKeys(PlanhatObject object) {
        this(object, null);
    }

    /** @param matchBy the only key that counts; null for any */
    public RecordKeys(PlanhatObject object, String matchBy) {
        this.keyables = matchBy == null ? object.keyables() : List.of(matchBy);
        // External ids and e-mails are unique per company, but for companies themselves (API sheet, section 1.11).
        this.company = object == PlanhatObject.COMPANY
                ? null
                : object.companyReference().filter(c -> !c.array()).orElse(null);
    }

    /** Null for a record without any key. */
    public String of(Map<String, Object> record) {
        for (String name : keyables) {
            Object value = record.get(name);
            String text = value == null ? "" : value.toString();
            if (!text.isBlank()) {
                return shortened(name + "=" + text + scope(name, record));
            }
        }
        return null;
    }

    /**
     * Whether the key of a refused row may be another one than the source meant, since a stronger key or the company could
     * not be read.
     *
     * @param targets the fields that the mapping writes
     */
    public boolean doubtful(Map<String, Object> record, Set<String> targets) {
        for (String name : keyables) {
            Object value = record.get(name);
            if (value != null && !value.toString().isBlank()) {
                boolean scoped = company != null && !name.equals("_id") && !name.equals("sourceId");
                return scoped && targets.contains(company.field()) && !record.containsKey(company.field());
            }
            if (targets.contains(name) && !record.containsKey(name)) {
                return true;
            }
        }
        return true;
    }

    private String scope(String name, Map<String, Object> record) {
        if (company == null || name.equals("_id") || name.equals("sourceId")) {
            return "";
        }
        Object of = record.get(company.field());
        return of == null ? "" : " of " + of;
    }

    /** PostgreSQL stores no zero character, and neither database endless keys in an index. */
    private static String shortened(String key) {
        String storable = key.replace('\0', '\uFFFD');
        return storable.length() <= LONGEST
                ? storable
                : storable.substring(0, LONGEST) + "…" + new RecordHash().of(storable);
    }
}
