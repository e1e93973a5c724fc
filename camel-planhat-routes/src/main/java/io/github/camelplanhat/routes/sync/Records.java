/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;
import io.github.camelplanhat.routes.snapshot.StoredRecord;

/** What becomes of records when others are written over them. */
final class Records {
    private Records() {}

    /** Rows that travel as one record: the later ones win, field by field. */
    static Map<String, Object> merged(List<BatchRow> rows) {
        if (rows.size() == 1) {
            return rows.get(0).record;
        }
        Map<String, Object> merged = new LinkedHashMap<>();
        rows.forEach(row -> write(row.record, merged));
        return merged;
    }

    /** The stored record of one that was sent and confirmed. {@code before} is null for a new one. */
    static Map<String, Object> after(
            PlanhatObject object,
            Map<String, Object> sent,
            String id,
            StoredRecord before,
            UnaryOperator<String> companyIds) {
        Map<String, Object> after = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.fields());
        write(sent, after);
        after.put("_id", id);
        CompanyReference company =
                object.companyReference().filter(c -> !c.array()).orElse(null);
        if (company != null && after.get(company.field()) instanceof String reference) {
            after.put(company.field(), companyIds.apply(reference));
        }
        return after;
    }

    /** What is certain of a record of which nobody knows whether it was written: what it is found by. */
    static Map<String, Object> uncertain(PlanhatObject object, StoredRecord before) {
        Map<String, Object> certain = new LinkedHashMap<>(before.fields());
        String company = object.companyReference().map(CompanyReference::field).orElse("_id");
        certain.keySet().removeIf(f -> !f.equals(company) && !isKey(object, f));
        return certain;
    }

    private static boolean isKey(PlanhatObject object, String field) {
        return field.equals("_id")
                || object.keyables().stream()
                        .anyMatch(k -> k.equals(field)
                                || field.equals(object.readNames().get(k)));
    }

    private static void write(Map<String, Object> record, Map<String, Object> over) {
        record.forEach((field, value) -> {
            if (value instanceof Map<?, ?> later && over.get(field) instanceof Map<?, ?> earlier) {
                Map<Object, Object> both = new LinkedHashMap<>(earlier);
                both.putAll(later);
                over.put(field, both);
            } else {
                over.put(field, value);
            }
        });
    }
}
