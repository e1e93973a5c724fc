/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.snapshot;

import java.io.IOException;
import java.nio.file.Path;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/** Sorted maps in a temporary file, for what is too much for memory and gone with the process. Must be closed. */
public final class SpoolStore implements AutoCloseable {
    private static final int CACHE_MB = 8;
    private static final int WRITE_BUFFER_KB = 2048;

    private final Path file;
    private final MVStore store;

    private SpoolStore(Path file, MVStore store) {
        this.file = file;
        this.store = store;
    }

    /**
     * @param directory where the file is made; null for the system's directory of such
     * @throws IOException if that cannot be
     */
    public static SpoolStore open(Path directory) throws IOException {
        Path file = SpoolFile.create(directory == null ? Path.of(System.getProperty("java.io.tmpdir")) : directory);
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(CACHE_MB)
                    .cacheConcurrency(1)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(WRITE_BUFFER_KB)
                    .open();
            store.setVersionsToKeep(0);
            store.setRetentionTime(0);
            SpoolFile.unlink(file);
            return new SpoolStore(file, store);
        } catch (RuntimeException e) {
            SpoolFile.delete(file);
            throw e;
        }
    }

    MVStore maps() {
        return store;
    }

    /** A map of texts to values of any one type. */
    public <V> MVMap<String, V> map(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, V>().keyType(StringDataType.INSTANCE).singleWriter());
    }

    /** Frees the file. */
    @Override
    public void close() {
        store.closeImmediately();
        SpoolFile.delete(file);
    }
}
