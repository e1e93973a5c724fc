/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camelplanhat.routes.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.h2.mvstore.MVMap;

import io.github.camelplanhat.routes.snapshot.SpoolStore;

/** Hashes of lines, each as often as it was added; in a temporary file. Must be closed. */
final class PlanHashes implements AutoCloseable {
    private final SpoolStore store;
    private final MVMap<String, Integer> numbers;
    private long size;

    /** @param directory for the temporary file; null for the system's */
    PlanHashes(Path directory) {
        try {
            store = SpoolStore.open(directory);
        } catch (IOException e) {
            throw new PlanException("the plan cannot be compared in " + directory + ": " + e.getMessage(), e);
        }
        numbers = store.map("hashes");
    }

    void add(String hash) {
        numbers.merge(hash, 1, Integer::sum);
        size++;
    }

    /** Takes one away; false if there is none. */
    boolean take(String hash) {
        Integer number = numbers.get(hash);
        if (number == null) {
            return false;
        }
        if (number == 1) {
            numbers.remove(hash);
        } else {
            numbers.put(hash, number - 1);
        }
        size--;
        return true;
    }

    /** How many are left. */
    long size() {
        return size;
    }

    /** Some of the lines of a plan of which the hash is left, in words. */
    List<String> summaries(Path plan, int most) {
        List<String> some = new ArrayList<>();
        try (PlanReader reader = new PlanReader(plan)) {
            reader.forEach(line -> {
                if (some.size() < most && numbers.containsKey(line.hash())) {
                    some.add(line.summary());
                }
            });
        }
        return some;
    }

    @Override
    public void close() {
        store.close();
    }
}
