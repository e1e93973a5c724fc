/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelplanhat.component.changes.FingerprintStore;

/**
 * What a store remembers under one name.
 *
 * @param store where
 * @param name tells this feed from others in the store
 */
public record Feed(FingerprintStore store, String name) {
    private static final int PART = 5_000;

    /** Known ids that are not among those seen, and how many are known at all. */
    record Missing(List<String> ids, long known) {}

    Missing missing(Set<String> seen) {
        List<String> missing = new ArrayList<>();
        long known = 0;
        String after = "";
        List<String> ids;
        while (!(ids = store.idsAfter(name, after, PART)).isEmpty()) {
            known += ids.size();
            for (String id : ids) {
                if (!seen.contains(id)) {
                    missing.add(id);
                }
            }
            after = ids.get(ids.size() - 1);
        }
        return new Missing(missing, known);
    }

    Map<String, String> find(Set<String> ids) {
        return store.find(name, ids);
    }

    StoreMoves moves() {
        return new StoreMoves(store, name);
    }
}
