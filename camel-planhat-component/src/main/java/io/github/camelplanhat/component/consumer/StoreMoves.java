/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.consumer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelplanhat.component.changes.FingerprintStore;

/**
 * Moves the store for changes whose exchanges succeeded, some at a time. What was not written when the process dies is told
 * once more.
 */
final class StoreMoves {
    /** Most changes that a crash can let be told twice. */
    private static final int AT_ONCE = 100;

    private final FingerprintStore store;
    private final String feed;
    private final Map<String, String> saved = new HashMap<>();
    private final List<String> removed = new ArrayList<>();

    StoreMoves(FingerprintStore store, String feed) {
        this.store = store;
        this.feed = feed;
    }

    void save(String id, String fingerprint) {
        saved.put(id, fingerprint);
        writeIfMany();
    }

    void remove(String id) {
        removed.add(id);
        writeIfMany();
    }

    private void writeIfMany() {
        if (saved.size() + removed.size() >= AT_ONCE) {
            write();
        }
    }

    void write() {
        if (!saved.isEmpty()) {
            store.save(feed, Map.copyOf(saved));
            saved.clear();
        }
        if (!removed.isEmpty()) {
            store.remove(feed, List.copyOf(removed));
            removed.clear();
        }
    }
}
