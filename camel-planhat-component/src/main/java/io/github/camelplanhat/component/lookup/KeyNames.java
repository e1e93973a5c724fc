/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/** Where an object's keys and its company stand, in records that are sent and in records that are read. */
public final class KeyNames {
    private final PlanhatObject object;
    private final List<String> keyables;
    private final CompanyReference company;

    public KeyNames(PlanhatObject object) {
        this.object = object;
        this.keyables = object.keyables().isEmpty() ? List.of("_id") : object.keyables();
        // External ids and e-mails are unique per company, but for companies themselves (API sheet, section 1.11).
        boolean perCompany = keyables.stream().anyMatch(KeyNames::isPerCompany) && object != PlanhatObject.COMPANY;
        this.company =
                perCompany ? object.companyReference().filter(c -> !c.array()).orElse(null) : null;
    }

    private static boolean isPerCompany(String keyable) {
        return !keyable.equals("_id") && !keyable.equals("sourceId");
    }

    /** The fields that find a record, the strongest first; {@code _id} alone where there is no bulk call. */
    public List<String> keyables() {
        return keyables;
    }

    /** Whether two companies may have a record each with the same value of this key. */
    public boolean perCompany(int key) {
        return company != null && isPerCompany(keyables.get(key));
    }

    /** What a record to be sent is looked for by. */
    public Wanted wanted(PlanhatRecord record) {
        String[] keys = new String[keyables.size()];
        boolean companyMatters = false;
        for (int k = 0; k < keys.length; k++) {
            keys[k] = record.key(keyables.get(k));
            companyMatters |= keys[k] != null && perCompany(k);
        }
        return new Wanted(keys, companyMatters ? companyOf(record.fields()) : null);
    }

    private String companyOf(Map<String, Object> fields) {
        String named = text(fields.get(company.field()));
        if (named == null && company.plainExternalIdField().isPresent()) {
            String external = text(fields.get(company.plainExternalIdField().get()));
            return external == null ? null : "extid-" + external;
        }
        return named;
    }

    /** The record that a row of an answer holds; null if it is another kind of record, or has no {@code _id}. */
    Stored stored(Map<String, Object> row) {
        String id = text(row.get("_id"));
        boolean other = object.fixedValues().entrySet().stream()
                .anyMatch(fixed -> !fixed.getValue().equals(row.get(fixed.getKey())));
        return id == null || other ? null : Stored.of(id, company(row));
    }

    /** The {@code _id} of a record's company, where it matters for its keys; else null. */
    public String company(Map<String, Object> row) {
        return company == null ? null : text(row.get(company.field()));
    }

    /** Values of the keyables in a record that was read, in their order; null where there is none. */
    public String[] keys(Map<String, Object> row) {
        String[] keys = new String[keyables.size()];
        for (int k = 0; k < keys.length; k++) {
            String value = text(row.get(keyables.get(k)));
            String readAs = object.readNames().get(keyables.get(k));
            keys[k] = value == null && readAs != null ? text(row.get(readAs)) : value;
        }
        return keys;
    }

    /** The properties that a list has to give. */
    String select(Set<String> further) {
        Set<String> names = new LinkedHashSet<>();
        keyables.forEach(key -> names.add(object.readNames().getOrDefault(key, key)));
        if (company != null) {
            names.add(company.field());
        }
        names.addAll(object.fixedValues().keySet());
        names.addAll(further);
        return String.join(",", names);
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        boolean scalar = value instanceof CharSequence || value instanceof Number || value instanceof java.util.UUID;
        String text = scalar ? value.toString() : "";
        return text.isBlank() ? null : text;
    }
}
