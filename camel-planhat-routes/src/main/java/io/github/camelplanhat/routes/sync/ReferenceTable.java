/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** The records of an object by each of their keys: some 200 bytes for each key of each record. */
final class ReferenceTable {
    private final Instant read;
    private final Map<String, Map<String, List<String>>> idsByKey = new HashMap<>();

    /** @param read when the records were asked for */
    ReferenceTable(PlanhatObject object, Instant read, List<?> records) {
        this.read = read;
        for (String key : object.keyables()) {
            idsByKey.put(key, new HashMap<>());
        }
        for (Object record : records) {
            add((Map<?, ?>) record);
        }
    }

    private void add(Map<?, ?> record) {
        if (!(record.get("_id") instanceof String id)) {
            return;
        }
        idsByKey.forEach((key, ids) -> {
            String value = record.get(key) == null ? "" : record.get(key).toString();
            if (!value.isBlank()) {
                ids.merge(normal(key, value), List.of(id), ReferenceTable::both);
            }
        });
    }

    private static List<String> both(List<String> a, List<String> b) {
        if (a.containsAll(b)) {
            return a;
        }
        List<String> both = new ArrayList<>(a);
        both.addAll(b);
        return List.copyOf(both);
    }

    /** Nobody means another mailbox by another case. */
    private static String normal(String key, String value) {
        return key.equals("email") ? value.strip().toLowerCase(Locale.ROOT) : value;
    }

    Instant read() {
        return read;
    }

    List<String> ids(String key, String value) {
        return idsByKey.get(key).getOrDefault(normal(key, value), List.of());
    }
}
