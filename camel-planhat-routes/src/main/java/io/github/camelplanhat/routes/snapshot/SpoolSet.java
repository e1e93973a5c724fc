/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.io.IOException;
import java.nio.file.Path;

import org.h2.mvstore.MVMap;

/** Texts in a temporary file that is made when the first one is added. Must be closed. */
public final class SpoolSet implements AutoCloseable {
    private final Path directory;
    private SpoolStore store;
    private MVMap<String, Boolean> texts;

    /** @param directory for the temporary file; null for the system's */
    public SpoolSet(Path directory) {
        this.directory = directory;
    }

    public void add(String text) {
        if (store == null) {
            try {
                store = SpoolStore.open(directory);
            } catch (IOException e) {
                throw new SnapshotException("nothing can be kept in " + directory + ": " + e.getMessage(), e);
            }
            texts = store.map("texts");
        }
        texts.put(text, true);
    }

    public boolean has(String text) {
        return store != null && texts.containsKey(text);
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
