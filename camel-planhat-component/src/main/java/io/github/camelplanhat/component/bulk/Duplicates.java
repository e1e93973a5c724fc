/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/** Finds the records of one batch that Planhat would take for the same, and merges them field by field. */
final class Duplicates {
    /** Stands for a null while merging, because {@link Map#merge} takes null for absent. */
    private static final Object NULL = new Object();

    private final List<String> keyables;
    private final CompanyReference company;
    private final boolean keysPerCompany;
    private final List<EntryTable> byKey = new ArrayList<>();
    /** By key a table of a batch that has been delivered, or null; for the reason see {@link SpareBytes}. */
    private final EntryTable[] spare;

    private final List<Boolean> distinct = new ArrayList<>();

    Duplicates(PlanhatObject object) {
        this.keyables = object.keyables();
        this.company = object.companyReference().orElse(null);
        // External ids and e-mails are unique per company, but for companies themselves (API sheet, section 1.11).
        this.keysPerCompany = object != PlanhatObject.COMPANY && company != null;
        this.spare = new EntryTable[keyables.size()];
        for (int i = 0; i < keyables.size(); i++) {
            byKey.add(new EntryTable(0));
            distinct.add(global(i));
        }
    }

    /**
     * Forgets the batch, and leaves to it, for each key of which no two of its records have the same value, its records by
     * that value; null for the others.
     */
    List<EntryTable> end() {
        List<EntryTable> ended = new ArrayList<>();
        for (int i = 0; i < keyables.size(); i++) {
            EntryTable records = byKey.get(i);
            ended.add(distinct.get(i) ? records : null);
            // The next batch will have about as many.
            byKey.set(i, spare[i] == null ? new EntryTable(records.size()) : spare[i]);
            spare[i] = null;
            distinct.set(i, global(i));
        }
        return ended;
    }

    /** @param ended what {@link #end} left to a batch that needs it no longer */
    void takeBack(List<EntryTable> ended) {
        for (int i = 0; i < ended.size(); i++) {
            if (ended.get(i) != null) {
                spare[i] = ended.get(i);
                spare[i].clear();
            }
        }
    }

    void add(Entry entry) {
        for (int i = 0; i < entry.keys.length; i++) {
            if (entry.keys[i] != null) {
                Entry before = byKey.get(i).put(scoped(i, entry), entry);
                // Not merged, because a stronger key tells them apart: both are in the batch.
                if (before != null) {
                    distinct.set(i, false);
                }
            }
        }
    }

    /** Takes a record out, that one merged into another keeps no key of which the other has another value. */
    void remove(Entry entry) {
        for (int i = 0; i < entry.keys.length; i++) {
            if (entry.keys[i] != null) {
                byKey.get(i).remove(scoped(i, entry), entry);
            }
        }
    }

    /** The earlier records that are the same as this one, in their order; also those that it only ties together. */
    List<Entry> of(Entry entry) {
        List<Entry> same = List.of();
        for (int i = 0; i < entry.keys.length; i++) {
            if (entry.keys[i] == null) {
                continue;
            }
            Entry other = byKey.get(i).get(scoped(i, entry));
            if (other != null && !same.contains(other) && agreeAbove(i, entry, other)) {
                same = same.isEmpty() ? new ArrayList<>(2) : same;
                same.add(other);
            }
        }
        if (same.size() > 1) {
            same.sort(Comparator.comparingLong(e -> e.index));
        }
        return same;
    }

    /** Whether two records that share a key have no other values of a stronger one. */
    private static boolean agreeAbove(int key, Entry a, Entry b) {
        for (int i = 0; i < key; i++) {
            if (a.keys[i] != null && b.keys[i] != null && !a.keys[i].equals(b.keys[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean global(int key) {
        String name = keyables.get(key);
        return !keysPerCompany || name.equals("_id") || name.equals("sourceId");
    }

    private String scoped(int key, Entry entry) {
        return global(key) ? entry.keys[key] : entry.keys[key] + "\u0000" + entry.company;
    }

    /** Within which company the keys of a record with these fields are unique, as text; null where that does not matter. */
    String company(Map<String, Object> fields) {
        return keysPerCompany ? String.valueOf(fields.get(company.field())) : null;
    }

    /**
     * The last record with the fields of the earlier ones that it does not give itself.
     *
     * @param written where the earlier ones are
     */
    Entry merged(List<Entry> earlier, Entry last, RecordBuffer written) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Entry> absorbed = new ArrayList<>();
        String[] keys = new String[last.keys.length];
        for (Entry entry : earlier) {
            merge(entry, written.fields(entry), fields, keys);
            absorbed.addAll(entry.absorbed);
            absorbed.add(entry);
        }
        merge(last, last.fields, fields, keys);
        fields.replaceAll((name, value) -> value == NULL ? null : value);
        return new Entry().of(last.index, fields, last.original, keys, company(fields), last.foundBy, absorbed);
    }

    private static void merge(Entry entry, Map<String, Object> own, Map<String, Object> fields, String[] keys) {
        own.forEach((name, value) -> fields.merge(name, value == null ? NULL : value, Duplicates::join));
        for (int i = 0; i < keys.length; i++) {
            keys[i] = entry.keys[i] == null ? keys[i] : entry.keys[i];
        }
    }

    /** Custom fields are merged by key, everything else is replaced. */
    private static Object join(Object earlier, Object later) {
        if (earlier instanceof Map<?, ?> a && later instanceof Map<?, ?> b) {
            Map<Object, Object> both = new LinkedHashMap<>(a);
            both.putAll(b);
            return both;
        }
        return later;
    }
}
