/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.component.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One feed in a JSON file, which is replaced as a whole; for tests of what outlives a process. */
public final class FileFingerprintStore implements FingerprintStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASELINE = "baseline";

    private final Path file;

    public FileFingerprintStore(Path file) {
        this.file = file;
    }

    @Override
    public boolean hasBaseline(String feed) {
        return read().containsKey(BASELINE);
    }

    @Override
    public void markBaseline(String feed) {
        save(feed, Map.of(BASELINE, ""));
    }

    @Override
    public Map<String, String> find(String feed, Collection<String> ids) {
        Map<String, String> found = read();
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public List<String> idsAfter(String feed, String after, int limit) {
        TreeMap<String, String> all = read();
        all.remove(BASELINE);
        return all.tailMap(after, false).keySet().stream().limit(limit).toList();
    }

    @Override
    public void save(String feed, Map<String, String> fingerprints) {
        Map<String, String> all = read();
        all.putAll(fingerprints);
        write(all);
    }

    @Override
    public void remove(String feed, Collection<String> ids) {
        Map<String, String> all = read();
        all.keySet().removeAll(ids);
        write(all);
    }

    private TreeMap<String, String> read() {
        try {
            return Files.exists(file)
                    ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, String>>() {})
                    : new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, String> all) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            JSON.writeValue(next.toFile(), all);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
