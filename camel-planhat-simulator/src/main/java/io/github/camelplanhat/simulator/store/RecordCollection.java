/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.simulator.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelplanhat.model.CompanyReference;
import io.github.camelplanhat.model.PlanhatObject;

/**
 * The records of one path in the order in which they were inserted, found by {@code _id} and by every key. Callers hold
 * the lock of {@link Store#locked}, except for {@link #byId}.
 */
public final class RecordCollection {
    private final Map<String, Slot> byId = new ConcurrentHashMap<>();
    private final List<KeyIndex> indexes = new ArrayList<>();
    private List<Slot> order = new ArrayList<>();
    private int holes;
    private long version;
    private boolean ascending = true;
    private String lastId = "";

    RecordCollection(PlanhatObject object) {
        for (String field : indexedFields(object)) {
            indexes.add(new KeyIndex(field));
        }
    }

    private static Set<String> indexedFields(PlanhatObject object) {
        Set<String> fields = new LinkedHashSet<>(object.keyables());
        fields.remove("_id");
        object.externalIdField().ifPresent(fields::add);
        object.field("sourceId").ifPresent(field -> fields.add("sourceId"));
        object.companyReference()
                .filter(c -> !c.array())
                .map(CompanyReference::field)
                .ifPresent(fields::add);
        if (object == PlanhatObject.COMPANY) {
            fields.add("domains");
        }
        return fields;
    }

    /** Safe without the lock. */
    public Optional<Slot> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether records can be found by this field without looking at each. */
    public boolean indexed(String field) {
        return indexes.stream().anyMatch(index -> index.field().equals(field));
    }

    /** The records whose field has this value; the field must be {@link #indexed}. */
    public List<Slot> find(String field, String key) {
        for (KeyIndex index : indexes) {
            if (index.field().equals(field)) {
                return index.find(key);
            }
        }
        throw new IllegalArgumentException("no index on " + field);
    }

    public Slot add(Doc doc, long bornIn) {
        Slot slot = new Slot(doc, bornIn, order.size());
        String id = doc.text("_id");
        ascending &= id.compareTo(lastId) > 0;
        lastId = id;
        order.add(slot);
        byId.put(id, slot);
        indexes.forEach(index -> index.add(slot, doc));
        version++;
        return slot;
    }

    public void replace(Slot slot, Doc doc) {
        Doc old = slot.doc();
        for (KeyIndex index : indexes) {
            if (!Objects.equals(old.get(index.field()), doc.get(index.field()))) {
                index.remove(slot, old);
                index.add(slot, doc);
            }
        }
        slot.put(doc);
        version++;
    }

    public void remove(Slot slot) {
        byId.remove(slot.id());
        indexes.forEach(index -> index.remove(slot, slot.doc()));
        order.set(slot.position, null);
        holes++;
        version++;
    }

    public void clear() {
        byId.clear();
        indexes.forEach(KeyIndex::clear);
        order = new ArrayList<>();
        holes = 0;
        ascending = true;
        lastId = "";
        version++;
    }

    public int size() {
        return byId.size();
    }

    /** Changes with every change of the collection, so that a sorted view can be kept while it holds. */
    public long version() {
        return version;
    }

    /** Whether insertion order is the order of {@code _id}. */
    public boolean ascendingIds() {
        return ascending;
    }

    /** All records in insertion order. The list is the collection's own: valid under the lock only, not to be changed. */
    public List<Slot> slots() {
        if (holes > 0) {
            compact();
        }
        return order;
    }

    private void compact() {
        List<Slot> dense = new ArrayList<>(byId.size());
        for (Slot slot : order) {
            if (slot != null) {
                slot.position = dense.size();
                dense.add(slot);
            }
        }
        order = dense;
        holes = 0;
    }
}
