/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.outcome.OutcomeStatus;
import io.github.camelplanhat.component.record.PlanhatRecord;
import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * Cuts the input into batches by count and by real UTF-8 bytes. Records with a key and records without travel in batches
 * of their own; records of one batch that mean the same one in Planhat are merged field by field into the last of them.
 */
final class BatchAssembler {
    private final Iterator<PlanhatRecord> input;
    private final List<String> keyables;
    private final CompanyReference company;
    private final boolean keysPerCompany;
    private final int batchSize;
    private final int maxBodyBytes;
    private final Resolution resolution;
    private final Map<String, Entry> byKey = new HashMap<>();
    private Batch keyed = new Batch(true);
    private Batch keyless = new Batch(false);

    BatchAssembler(Iterator<PlanhatRecord> input, PlanhatObject object, BulkSettings settings, Resolution resolution) {
        this.input = input;
        this.keyables = object.keyables();
        this.company = object.companyReference().orElse(null);
        // External ids and e-mails are unique per company, but for companies themselves (API sheet, section 1.11).
        this.keysPerCompany = object != PlanhatObject.COMPANY && company != null;
        this.batchSize = settings.batchSize();
        this.maxBodyBytes = settings.maxBodyBytes();
        this.resolution = resolution;
    }

    /** The next batch, or null when the input is used up. */
    Batch next() {
        while (input.hasNext()) {
            Batch full = place(input.next());
            if (full != null) {
                return full;
            }
        }
        if (!keyed.entries.isEmpty()) {
            return emit(keyed);
        }
        return keyless.entries.isEmpty() ? null : emit(keyless);
    }

    /** What was read but not handed out yet. */
    List<Entry> pending() {
        List<Entry> pending = new ArrayList<>(keyed.entries);
        pending.addAll(keyless.entries);
        return pending;
    }

    private Batch place(PlanhatRecord record) {
        if (record.problem() != null) {
            resolution.refuse(record, record.problem());
            return null;
        }
        Entry entry = new Entry(record.index(), record.fields(), record.original(), keys(record), List.of());
        if (!entry.keyed()) {
            String blank = blankKey(record);
            if (blank != null) {
                resolution.refuse(record, "its only key " + blank + " is blank: leave it out, or give it a value");
                return null;
            }
            return append(keyless, entry);
        }
        Entry same = earlier(entry);
        if (same != null) {
            keyed.remove(same);
            entry = merged(same, entry);
        }
        return append(keyed, entry);
    }

    private Batch append(Batch batch, Entry entry) {
        try {
            batch.buffer.append(entry);
        } catch (IOException e) {
            resolution.resolve(entry, OutcomeStatus.REFUSED, null, e.getMessage());
            return null;
        }
        if (entry.length() + 2L > maxBodyBytes) {
            batch.buffer.dropLast(entry);
            resolution.resolve(
                    entry,
                    OutcomeStatus.REFUSED,
                    null,
                    "has " + entry.length() + " bytes as JSON, more than maxBodyBytes=" + maxBodyBytes);
            return null;
        }
        if (batch.bytes() + entry.length() > maxBodyBytes) {
            batch.buffer.dropLast(entry);
            emit(batch);
            // What is too much for this batch is the first of the next; it is written once more, into that one's
            // buffer.
            append(batch.keyed ? keyed : keyless, entry);
            return batch;
        }
        batch.add(entry);
        if (batch.keyed) {
            index(entry);
        }
        return batch.entries.size() >= batchSize ? emit(batch) : null;
    }

    private Batch emit(Batch batch) {
        if (batch.keyed) {
            keyed = new Batch(true);
            byKey.clear();
        } else {
            keyless = new Batch(false);
        }
        return batch;
    }

    private String[] keys(PlanhatRecord record) {
        String[] keys = new String[keyables.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = record.key(keyables.get(i));
        }
        return keys;
    }

    private String blankKey(PlanhatRecord record) {
        for (String keyable : keyables) {
            if (record.fields().get(keyable) instanceof CharSequence text
                    && text.toString().isBlank()) {
                return keyable;
            }
        }
        return null;
    }

    private void index(Entry entry) {
        for (int i = 0; i < entry.keys.length; i++) {
            if (entry.keys[i] != null) {
                byKey.put(scoped(i, entry), entry);
            }
        }
    }

    /** The record of this batch that Planhat would take for the same: equal in the strongest key that both carry. */
    private Entry earlier(Entry entry) {
        for (int i = 0; i < entry.keys.length; i++) {
            if (entry.keys[i] == null) {
                continue;
            }
            Entry other = byKey.get(scoped(i, entry));
            if (other != null && !other.resolved && agreeAbove(i, entry, other)) {
                return other;
            }
        }
        return null;
    }

    private static boolean agreeAbove(int key, Entry a, Entry b) {
        for (int i = 0; i < key; i++) {
            if (a.keys[i] != null && b.keys[i] != null && !a.keys[i].equals(b.keys[i])) {
                return false;
            }
        }
        return true;
    }

    private String scoped(int key, Entry entry) {
        String name = keyables.get(key);
        boolean global = !keysPerCompany || name.equals("_id") || name.equals("sourceId");
        return key + ":" + entry.keys[key] + (global ? "" : "\u0000" + entry.fields.get(company.field()));
    }

    private static Entry merged(Entry earlier, Entry later) {
        Map<String, Object> fields = new LinkedHashMap<>(earlier.fields);
        later.fields.forEach((name, value) -> fields.merge(name, value == null ? NULL : value, BatchAssembler::join));
        fields.replaceAll((name, value) -> value == NULL ? null : value);
        String[] keys = later.keys.clone();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = keys[i] == null ? earlier.keys[i] : keys[i];
        }
        List<Entry> absorbed = new ArrayList<>(earlier.absorbed);
        absorbed.add(earlier);
        return new Entry(later.index, fields, later.original, keys, absorbed);
    }

    /** Stands for a null while merging, because {@link Map#merge} takes null for absent. */
    private static final Object NULL = new Object();

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
