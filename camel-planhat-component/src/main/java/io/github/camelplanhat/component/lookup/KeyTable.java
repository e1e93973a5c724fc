/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.model.PlanhatObject;

/** Records by their keys: about 370 bytes for each that has an id and two keys. Not thread-safe. */
final class KeyTable {
    private final PlanhatObject object;
    private final int most;
    /** One map for each keyable; its values are a {@link Stored}, or a List of them where a key has several. */
    private final List<Map<String, Object>> byKey = new ArrayList<>();

    private long size;

    KeyTable(PlanhatObject object, int keyables, int most) {
        this.object = object;
        this.most = most;
        for (int k = 0; k < keyables; k++) {
            byKey.add(new HashMap<>());
        }
    }

    void add(Stored stored, String[] keys) {
        if (++size > most) {
            throw new LookupException("more than maxIndexed=" + most + " records of " + object
                    + " would have to be remembered to find the existing ones: raise maxIndexed (about 370 bytes a"
                    + " record), or send records with their _id and checkIds=false");
        }
        for (int k = 0; k < keys.length; k++) {
            if (keys[k] != null) {
                byKey.get(k).merge(keys[k], stored, KeyTable::join);
            }
        }
    }

    /** Puts a record in the place of one whose keys have changed. */
    void replace(Stored before, String[] keysBefore, Stored now, String[] keysNow) {
        for (int k = 0; k < keysBefore.length; k++) {
            if (keysBefore[k] != null) {
                byKey.get(k).computeIfPresent(keysBefore[k], (value, found) -> without(before, found));
            }
        }
        size--;
        add(now, keysNow);
    }

    @SuppressWarnings("unchecked")
    private static Object without(Stored gone, Object found) {
        if (found instanceof Stored) {
            return found == gone ? null : found;
        }
        List<Stored> rest =
                ((List<Stored>) found).stream().filter(s -> s != gone).toList();
        return rest.isEmpty() ? null : rest.size() == 1 ? rest.get(0) : new ArrayList<>(rest);
    }

    /** The same record may come twice: two look-ups may find it. */
    @SuppressWarnings("unchecked")
    private static Object join(Object before, Object now) {
        List<Stored> several = before instanceof Stored one ? new ArrayList<>(List.of(one)) : (List<Stored>) before;
        Stored stored = (Stored) now;
        if (stored.id() != null && several.stream().anyMatch(s -> stored.id().equals(s.id()))) {
            return before;
        }
        several.add(stored);
        return several;
    }

    @SuppressWarnings("unchecked")
    List<Stored> find(int key, String value) {
        Object found = byKey.get(key).get(value);
        return found == null ? List.of() : found instanceof Stored one ? List.of(one) : (List<Stored>) found;
    }
}
